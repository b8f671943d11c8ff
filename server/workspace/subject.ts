// One packet with everything that is known about it: what the rules, the gate and every face judge. A value, never changed.
import type { Packet } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import type { Reading } from '../evidence/reading.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { Anchor } from './anchor.ts'

/** Time as a value: the day in the workspace's zone and the minute since 1970 in UTC. */
export type Clock = { readonly today: string; readonly now: number }

export type Subject = {
  /** From the workspace root, with forward slashes. */
  readonly path: string
  readonly packet: Packet
  readonly workspace: Workspace
  /** The profile that the packet names; where there is none, an empty one, and `unknownProfile` says why. */
  readonly profile: Profile
  readonly unknownProfile?: string
  /** What each locator on the page gives now. */
  readonly readings: ReadonlyMap<string, Reading>
  readonly clock: Clock
  /** Its ledger, folded. Absent where it has no folder. */
  readonly record?: Record
  /** The text of `.countersign/allowed_signers` now, where it was looked at. The ledger judges by what it pinned. */
  readonly signers?: string
  /** The branch that the policy has to come from, where somebody named one. */
  readonly anchor?: Anchor
}

export type Record = {
  readonly ledger: Ledger
  /** What somebody wrote, by its digest; nothing where it was destroyed or is not there. */
  words(digest: string): string | undefined
}
