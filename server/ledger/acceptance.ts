// Acceptance is per block, and only the last one counts: older text that comes back is changed text.
import { blockName } from '../../schemas/block-name.ts'
import type { AcceptedBlock } from '../../schemas/ledger.ts'
import { type Acceptance, append, type State, type Tally } from './state.ts'

export function accept(
  state: Tally,
  { id: event, name: by, time }: { readonly id: string; readonly name: string; readonly time: string },
  block: AcceptedBlock,
  how: Pick<Acceptance, 'draft' | 'corrected'>,
): void {
  append(state.acceptances, blockName(block), { ...block, event, by, time, ...how })
}

/** The acceptance that counts for a block, named as `blockName` names it. */
export const acceptanceOf = (state: State, name: string): Acceptance | undefined => state.acceptances.get(name)?.at(-1)
