// Nobody rewrites what they cannot read, or cites it anew: that would only be to guess what is in it.
import { holdersOf } from '../../../profile/people.ts'
import { hidden } from '../../../rules/shared/veil.ts'
import type { Refused, Scene } from '../../act.ts'
import { type Proposed, speaks } from '../proposed.ts'
import type { Unseen } from '../unseen.ts'

/** What comes behind or beside a text does not touch it, and an objection is its reviewer’s. */
const touches: ReadonlySet<string> = new Set(['revises', 'removes', 'answers'])

export function* notShown(draft: Proposed, { scene, veil }: Unseen): Iterable<Refused> {
  const { name, given, verb } = draft
  const roles = veil.readersOf(name)
  if (roles.length > 0 && touches.has(verb))
    yield {
      code: 'not-shown',
      says: `${name}: ${hidden(roles)}, so none drafts it.`,
      do: `Tell ${holders(roles, scene)} what you would change, and why.`,
    }
  const cited = new Set(speaks(draft) ? [] : scene.subject.packet.statement(name)?.footnotes.map(({ label }) => label))
  for (const [, label = ''] of given.text.matchAll(/\[\^(E[1-9]\d*)\]/g)) {
    const readers = veil.readersOf(label)
    if (cited.has(label) || readers.length === 0) continue
    yield {
      code: 'not-shown',
      says: `${label}: ${hidden(readers)}, so none cites it anew.`,
      do: `Tell ${holders(readers, scene)} what you would say.`,
    }
    return
  }
}

const holders = (roles: readonly string[], { subject: { workspace } }: Scene) =>
  holdersOf(roles, workspace).join(' or ')
