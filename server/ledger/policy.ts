// What the ledger asks of a policy. What stands in one (profile, roster, signers) is read elsewhere and handed in.
import type { Signers } from './allowed-signers.ts'
import type { LedgerEvent } from './events/index.ts'
import type { Demand } from './sshsig.ts'
import type { Standing } from './standing.ts'
import type { State } from './state.ts'

/** What somebody is about to have done, with who held which part where it was done. */
export type Deed = {
  readonly act: string
  readonly event: LedgerEvent
  readonly standing: Standing
  /** What was said before it. */
  readonly state: State
}

export type Policy = {
  readonly signers: Signers
  /** Which key an act asks for. */
  demand(act: string): Demand
  /** Why the policy does not let its author do this; nothing if it does. A clause. */
  whyNot(deed: Deed): string | undefined
  /** What this policy asks less of than a former one: sentences. Policies that cannot be compared are left out. */
  looserThan?(former: Policy): readonly string[]
}
