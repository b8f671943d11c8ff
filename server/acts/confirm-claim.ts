// Says that a claim still holds after its evidence changed, with both in front of the person who says so.
import * as z from 'zod'
import { type Change, defineAct, type Scene } from './act.ts'
import { textOf } from './shared/acceptance.ts'
import { statementCalled } from './shared/called.ts'
import { readNow, type Seen } from './shared/evidence.ts'
import { because, listed, words } from './shared/given.ts'
import { isSettledOn } from './shared/settled-on.ts'
import { stamped } from './shared/stamp.ts'

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
      says: `${textOf(claim, scene)}\nholds on ${ids} as ${seen.length === 1 ? 'it is' : 'they are'} now${because(text)}`,
      deeds: [{ type: 'claim-confirmed', body }],
      changes: seen.flatMap(one => restamped(one, claim.name, scene)),
    }
  },
})

/** Once nothing on the page rests on what the source said before, the page says what it says now. */
function restamped({ id, digest }: Seen, claim: string, scene: Scene): readonly Change[] {
  const definition = scene.subject.packet.evidenceOf(id)
  if (!definition?.digest || digest.startsWith(definition.digest.hex)) return []
  if (!isSettledOn(id, digest, claim, scene)) return []
  const looks = scene.ledger.state.retrievals.get(id) ?? []
  const captured = looks.findLast(look => look.digest === digest)?.captured ?? scene.subject.clock.today
  return stamped(definition, captured, digest, scene)
}
