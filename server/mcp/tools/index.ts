// Every tool, once, in the order in which a model should think of them.
import type { Tool } from '../tool.ts'
import { answerObjection } from './answer-objection.ts'
import { checkDraft } from './check-draft.ts'
import { explainFinding } from './explain-finding.ts'
import { listPackets } from './list-packets.ts'
import { proposeAddition } from './propose-addition.ts'
import { proposeRemoval } from './propose-removal.ts'
import { proposeRevision } from './propose-revision.ts'
import { raiseSuspicion } from './raise-suspicion.ts'
import { readEvidence } from './read-evidence.ts'
import { readPacket } from './read-packet.ts'
import { recommend } from './recommend.ts'
import { runRole } from './run-role.ts'
import { whatChanged } from './what-changed.ts'

export const tools = [
  listPackets,
  readPacket,
  explainFinding,
  readEvidence,
  whatChanged,
  checkDraft,
  runRole,
  proposeRevision,
  proposeAddition,
  proposeRemoval,
  answerObjection,
  recommend,
  raiseSuspicion,
] as unknown as readonly Tool[]
