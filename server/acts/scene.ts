// Puts together what acts look at.
import { digests } from '../workspace/digests.ts'
import { type Terms, writePolicy } from '../workspace/policy.ts'
import { noLedger } from '../workspace/record.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Scene } from './act.ts'

export function sceneOf(subject: Subject, signers: string, beside: readonly string[] = []): Scene {
  const { packet, profile, workspace, record } = subject
  const terms: Terms = { profile, roster: workspace.roster, agents: workspace.agents, signers }
  return {
    subject,
    ledger: record?.ledger ?? noLedger,
    policy: { ...writePolicy(terms), terms },
    blocks: digests.blocks(packet),
    revision: digests.revision(packet),
    words: digest => record?.words(digest),
    beside,
  }
}
