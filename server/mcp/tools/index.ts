// Every tool, once, in the order in which a model should think of them.
import type { Tool } from '../tool.ts'
import { explainFinding } from './explain-finding.ts'
import { listPackets } from './list-packets.ts'
import { readEvidence } from './read-evidence.ts'
import { readPacket } from './read-packet.ts'
import { whatChanged } from './what-changed.ts'

export const tools = [listPackets, readPacket, explainFinding, readEvidence, whatChanged] as unknown as readonly Tool[]
