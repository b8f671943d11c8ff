// Whether a page that was brought in step says what it should: nothing of anybody's text changed on the way, and doing it
// again changes nothing.
import type { Packet } from '../../../schemas/packet.ts'
import { digests } from '../../workspace/digests.ts'
import { follow } from './follow.ts'
import { pageIn, type View } from './view.ts'

export function isSound(before: Packet, text: string, view: View): boolean {
  const after = pageIn(view, text)
  return keepsText(before, after) && follow({ text, frozen: [] }, view).page.text === text
}

/** Every block that a person accepts has the digest that it had. */
function keepsText(before: Packet, after: Packet): boolean {
  const [was, is] = [before, after].map(packet => digests.blocks(packet).map(({ name, digest }) => `${name} ${digest}`))
  return was!.length === is!.length && was!.every((block, index) => block === is![index])
}
