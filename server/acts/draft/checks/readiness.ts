// A draft makes nothing look decided. It is read in its compatible form as well, where wide and mathematical letters are letters.
import { approving } from '../../../rules/detect/approval.ts'
import { houseOf, quoted } from '../../../rules/shared/spoken.ts'
import { termsInForce } from '../../shared/in-force.ts'
import type { Check } from '../case.ts'

const house = houseOf('approval')

export const readiness: Check = function* ({ draft: { verb, given }, scene }) {
  // What a reviewer wrote is a reviewer's own.
  if (verb === 'objects to') return
  const { profile } = termsInForce(scene)
  for (const text of [given.text, given.reasons ?? ''])
    for (const { phrase, why } of approving(text.normalize('NFKC'), house(profile)))
      yield {
        code: 'implied-approval',
        says: `${quoted(phrase)} ${why}.`,
        do: 'Say what is so and where it stands, and leave the deciding to those who decide.',
      }
}
