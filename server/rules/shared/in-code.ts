// Whether words stand in inline code: what is shown there is shown, and not said.
import type { Span } from '../../../schemas/packet.ts'

export function isInCode({ block, start }: Span): boolean {
  const paragraph = block.text.lastIndexOf('\n\n', start) + 1
  const ticks = block.text.slice(paragraph, start).match(/(?<!\\)`+/g) ?? []
  let open: string | undefined
  for (const run of ticks) if (open === undefined || run === open) open = open === undefined ? run : undefined
  return open !== undefined && block.text.slice(start).includes(open)
}
