// The packet after an edit.
import type { Packet } from '../../schemas/packet.ts'
import { parse } from './parse.ts'

export type TextEdit = { readonly start: number; readonly end: number; readonly text: string }

/** Equals `parse` of the new text. */
export function revise(packet: Packet, { start, end, text }: TextEdit): Packet {
  return parse(packet.text.slice(0, start) + text + packet.text.slice(end))
}
