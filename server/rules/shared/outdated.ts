// Whether a review still holds: it was for the blocks, or for the revision, as they stood.

import type { Review } from '../../ledger/state.ts'
import type { World } from '../rule.ts'
import { blockFor } from './accepted.ts'
import { targetSaid } from './recorded.ts'

export const isOutdated = (review: Review, world: World): boolean => changedSince(review, world).length > 0

/** What has changed since, as the page names it. */
export function changedSince({ blocks, revision }: Review, world: World): readonly string[] {
  if (blocks.length === 0) return revision === world.revision() ? [] : ['the packet']
  return blocks
    .filter(block => blockFor(block, world)?.digest !== block.digest)
    .map(block => targetSaid(block, world.record!.ledger))
}
