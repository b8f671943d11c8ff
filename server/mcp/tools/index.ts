// Every tool, once, in the order in which a model should think of them.
import type { Tool } from '../tool.ts'
import { listPackets } from './list-packets.ts'
import { readPacket } from './read-packet.ts'

export const tools = [listPackets, readPacket] as unknown as readonly Tool[]
