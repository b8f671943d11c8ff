// Puts together what acts look at.
import { whileSame } from '../rules/shared/remembered.ts'
import { digests } from '../workspace/digests.ts'
import { type Terms, writePolicy } from '../workspace/policy.ts'
import { noLedger } from '../workspace/record.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Scene } from './act.ts'

export function sceneOf(subject: Subject, signers: string, beside: readonly string[] = []): Scene {
  const { packet, profile, workspace, record } = subject
  const { roster, agents } = workspace
  return {
    subject,
    ledger: record?.ledger ?? noLedger,
    policy: policyUnder(profile, { profile, roster, agents, signers }),
    blocks: digests.blocks(packet),
    revision: digests.revision(packet),
    words: digest => record?.words(digest),
    beside,
  }
}

/** An edit of the page changes nothing of it. */
const policyUnder = whileSame(
  (_, { roster, agents, signers }: Terms) => [roster, agents, signers],
  (_, terms): Scene['policy'] => ({ ...writePolicy(terms), terms }),
)
