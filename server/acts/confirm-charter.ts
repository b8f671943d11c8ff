// Confirms owner, reviewers and criteria under the policy as it stands. Before that agents consolidate nothing and nobody
// recommends; after a change of policy it is confirmed again.
import * as z from 'zod'
import { type Held, values } from '../ledger/standing.ts'
import { plainRole } from '../profile/people.ts'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { textOf } from './shared/acceptance.ts'
import { bare, listed, names } from './shared/given.ts'
import { termsInForce } from './shared/in-force.ts'

type Reviewer = { readonly role: string; readonly reviewer: string }

export const confirmCharter = defineAct({
  name: 'confirm-charter',
  summary: 'Confirm owner, reviewers and criteria under the policy as it stands.',
  input: z.strictObject({
    reviewers: names.optional().describe('Who reviews for what: `security=@lea`. Those who were assigned stay.'),
  }),
  positional: ['reviewers'],
  writes: ['charter-confirmed'],

  plan({ reviewers: said = [] }, scene) {
    const { ledger, blocks } = scene
    const [owner] = values(ledger.standing.owners)
    if (!owner) return { no: 'Nobody owns the packet: open it first.' }
    const found = reviewersOf(said, scene)
    if ('no' in found) return found
    const { reviewers } = found
    const { profile } = termsInForce(scene)
    const criteria = blocks.filter(({ kind, name }) => kind === 'statement' && name.startsWith('P'))
    const body = {
      owner,
      reviewers: [...reviewers],
      criteria: criteria.map(({ name, digest }) => ({ kind: 'statement' as const, id: name, digest })),
    }
    return {
      says: [
        `Confirm the charter: @${owner} owns the packet.`,
        ...reviewers.map(({ role, reviewer }) => `@${reviewer} reviews for ${role}.`),
        ...profile.charter,
        ...criteria.map(one => textOf(one, scene)),
      ].join('\n'),
      deeds: [{ type: 'charter-confirmed', body }],
    }
  },
})

function reviewersOf(said: readonly string[], scene: Scene): { readonly reviewers: readonly Reviewer[] } | Refusal {
  const added = said.map(one => /^(.+?)=@?([A-Za-z0-9](?:-?[A-Za-z0-9])*)$/.exec(one))
  const odd = said.find((_, index) => !added[index])
  if (odd) return { no: `${odd} names no reviewer: write it like \`security=@lea\`.` }
  const fresh = added.map(match => ({ role: plainRole(match![1]!), reviewer: bare(match![2]!) }))
  const held = [...scene.ledger.standing.reviewers].flatMap(([role, list]) => reviewing(role, list))
  const reviewers = [...held, ...fresh.filter(one => !held.some(other => same(one, other)))]
  const lacking = mandatory(scene).filter(
    ({ role, least }) => reviewers.filter(one => one.role === role).length < least,
  )
  if (lacking.length === 0) return { reviewers }
  const roles = lacking.map(({ role }) => role)
  return {
    no: `Nobody reviews for ${listed(roles)}, and the packet cannot go on without. Name them: ${roles.map(role => `\`${role}=@HANDLE\``).join(' ')}.`,
  }
}

const same = (a: Reviewer, b: Reviewer) => a.role === b.role && a.reviewer === b.reviewer
const reviewing = (role: string, held: readonly Held<string>[]) =>
  values(held).map((reviewer): Reviewer => ({ role, reviewer }))

/** Roles without which nothing is handed over. Those that only some amounts ask for come when the amount is there. */
function mandatory(scene: Scene): readonly { readonly role: string; readonly least: number }[] {
  const { reviewers } = termsInForce(scene).profile
  const added = scene.ledger.standing.mandatory
  return reviewers
    .filter(one => (one.mandatory && one.when.length === 0) || (added.get(one.role) ?? []).some(({ value }) => value))
    .map(({ role, at_least }) => ({ role, least: Math.max(1, at_least) }))
}
