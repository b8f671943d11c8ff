// Says that a claim still holds after its evidence changed, with both in front of the person who says so.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { textOf } from './shared/acceptance.ts'
import { statementCalled } from './shared/called.ts'
import { readNow } from './shared/evidence.ts'
import { because, listed, words } from './shared/given.ts'

export const confirmClaim = defineAct({
  name: 'confirm-claim',
  summary: 'Confirm that a claim still holds on its evidence as it is now.',
  input: z.strictObject({
    claim: z.string().describe('The claim, fact or quote: `C1`.'),
    text: words.optional().describe('What changed, and why it still holds.'),
  }),
  positional: ['claim'],
  writes: ['claim-confirmed'],

  plan({ claim: name, text }, scene, desk) {
    const claim = statementCalled(name, ['F', 'C', 'P'], scene)
    if ('no' in claim) return claim
    const labels = (scene.subject.packet.statement(claim.name)?.footnotes ?? []).map(({ label }) => label)
    if (labels.length === 0) return { no: `${claim.name} cites no evidence that it could hold on.` }
    const found = readNow(labels, scene)
    if ('no' in found) return found
    const { seen } = found
    const body = { claim: claim.name, digest: claim.digest, seen, ...(text ? { words: desk.write(text) } : {}) }
    const ids = listed(seen.map(({ id }) => id))
    return {
      says: `${textOf(claim, scene)}\nholds on ${ids} as it is now${because(text)}`,
      deeds: [{ type: 'claim-confirmed', body }],
    }
  },
})
