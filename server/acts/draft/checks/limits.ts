// What a person can judge in seconds: not too long, and not too many at once. People have no such limits.
import { type Check, isAgent } from '../case.ts'

const longest = 4000
const mostReasons = 40
const longestReason = 400
/** Of one agent, waiting on one packet. */
const mostWaiting = 60

export const limits: Check = function* ({ draft: { given }, scene, actor }) {
  if (!isAgent(actor)) return
  const reasons = (given.reasons ?? '').split('\n')
  if (given.text.length > longest)
    yield {
      code: 'too-long',
      says: `The text has ${given.text.length} characters, and a draft has ${longest} at most.`,
      do: 'Propose one change at a time.',
    }
  if (reasons.length > mostReasons || reasons.some(line => line.length > longestReason))
    yield {
      code: 'too-long',
      says: `The reasons have more than ${mostReasons} lines or one of more than ${longestReason} characters.`,
      do: 'Give one short line for each change.',
    }
  const waiting = [...scene.ledger.state.drafts.values()].filter(one => one.actor === actor && one.status === 'pending')
  if (waiting.length >= mostWaiting)
    yield {
      code: 'too-many',
      says: `${waiting.length} drafts of ${actor} wait for people already.`,
      do: 'Propose more once they have decided on those.',
    }
}
