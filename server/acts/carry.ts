// Takes an objection along into the decision as a risk of one's own, for the text as it stands and until a day. The
// objection stays on the page.
import * as z from 'zod'
import type { LedgerTarget } from '../../schemas/ledger.ts'
import { type Contested, may } from '../profile/may.ts'
import { defineAct, type Scene } from './act.ts'
import { objectionCalled } from './shared/called.ts'
import { day, words } from './shared/given.ts'
import { settingIn } from './shared/in-force.ts'
import { stops } from './shared/in-the-way.ts'
import { contestedBy, named } from './shared/topics.ts'
import { blockOf, freeId } from './targets.ts'

export const carry = defineAct({
  name: 'carry',
  summary: 'Carry an objection into the decision as a risk that you answer for.',
  input: z.strictObject({
    objection: z.string().describe('The objection: `O1`.'),
    until: day.optional().describe('The last day for which you carry it, like `2027-01-31`.'),
    text: words.describe('Why it can be carried.'),
  }),
  positional: ['objection'],
  prose: 'text',
  writes: ['risk-carried'],

  plan({ objection: name, until, text }, scene, desk) {
    const found = objectionCalled(name, scene)
    if ('no' in found) return found
    const { objection } = found
    const contested = contestedBy(objection, scene)
    const no = whyNot(name, objection.status, until, contested, scene, desk.actor)
    if (no) return { no }
    const { topics, sections } = contested
    const said = objection.words === undefined ? undefined : scene.words(objection.words)
    const id = freeId('R', scene)
    const body = {
      id,
      objection: objection.event,
      targets: objection.targets.map(target => asItStands(target, scene)),
      ...(topics.length > 0 ? { topics: [...topics] } : {}),
      ...(sections.length > 0 ? { sections: [...sections] } : {}),
      ...(until ? { until } : {}),
      words: desk.write(text),
    }
    const to = objection.targets.map(target => named(target)?.name ?? 'the packet').join(', ')
    const about = [...topics, ...sections].join(', ')
    return {
      says: `${id} carries ${name}${said ? ` (“${said}”)` : ''} on ${to}${about ? ` (${about})` : ''}${until ? ` until ${until}` : ''}: ${text}`,
      deeds: [{ type: 'risk-carried', body }],
    }
  },
})

function whyNot(
  name: string,
  status: string,
  until: string | undefined,
  objection: Contested,
  scene: Scene,
  actor: string,
): string | undefined {
  if (status === 'withdrawn') return `${name} is withdrawn: there is nothing to carry.`
  if (status === 'unconfirmed') return `${name} is nobody's yet: whoever it is for confirms it first.`
  if (until && until < scene.subject.clock.today) return `${until} has passed.`
  const [stop] = stops(scene)
  if (stop) return `Nothing is carried while the packet stands still: ${stop}`
  if (!actor.startsWith('@')) return undefined
  const said = may({ act: 'carry', objection }, actor.slice(1), settingIn(scene))
  return 'no' in said ? said.no : undefined
}

/** A risk is carried for the text that its signer has in front of them. What is gone stays named as it was. */
function asItStands(target: LedgerTarget, scene: Scene): LedgerTarget {
  if (target.kind !== 'statement' && target.kind !== 'section') return target
  const block = blockOf(target.kind === 'statement' ? target.id : target.name, scene)
  return block ? { ...target, digest: block.digest } : target
}
