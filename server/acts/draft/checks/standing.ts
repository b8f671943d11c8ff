// Whether anybody may draft anything now, and for whom: before the charter agents consolidate nothing, and while everything
// waits for a person they do not go on.
import { isChartered } from '../../shared/in-force.ts'
import { stops } from '../../shared/in-the-way.ts'
import { type Check, isAgent } from '../case.ts'
import { speaks } from '../proposed.ts'

export const standing: Check = function* ({ draft, scene, actor }) {
  const spoken = speaks(draft)
  if (spoken !== (draft.given.for !== undefined))
    yield spoken
      ? { code: 'for-whom', says: 'An objection or an answer is somebody’s.', do: 'Say for whom with --for HANDLE.' }
      : { code: 'for-whom', says: '--for belongs to an objection or an answer.', do: 'Leave it out.' }
  if (!isAgent(actor) || spoken) return
  if (!isChartered(scene))
    yield {
      code: 'no-charter',
      says: 'Nobody has confirmed owner, reviewers and criteria under the policy in force yet: before that, agents consolidate nothing.',
      do: 'Ask the coordinator to confirm them: `countersign confirm-charter`.',
    }
  const [stop] = stops(scene)
  if (stop)
    yield {
      code: 'stands-still',
      says: `The packet stands still: ${stop}`,
      do: 'Propose nothing until a person lets it go on.',
    }
}
