// The digest and the time of a capture, written into a definition on the page. Neither counts as text that somebody accepted.
import type { Evidence } from '../../../schemas/packet.ts'
import type { Change, Scene } from '../act.ts'

/** As many digits as people read. */
const shown = 12

export function stamped(
  { captured, digest, locatorSpan, span }: Evidence,
  when: string,
  hash: string,
  { subject: { packet } }: Scene,
): readonly Change[] {
  const hex = hash.slice(0, shown)
  if (digest)
    return [
      ...(captured ? [{ range: packet.range(captured.span), text: when }] : []),
      { range: packet.range(digest.span), text: hex },
    ]
  const stamp = captured ? `, \`sha256:${hex}\`` : `, captured ${when}, \`sha256:${hex}\``
  const { end } = captured?.span ?? endOfPlace({ locatorSpan, span }, packet.text, span => packet.range(span))
  const at = packet.range({ block: locatorSpan.block, start: end, end }).end
  return captured
    ? [
        { range: packet.range(captured.span), text: when },
        { range: { start: at, end: at }, text: stamp },
      ]
    : [{ range: { start: at, end: at }, text: stamp }]
}

/** Behind the link or code span in which the locator stands. */
function endOfPlace(
  { locatorSpan, span }: Pick<Evidence, 'locatorSpan' | 'span'>,
  text: string,
  range: Scene['subject']['packet']['range'],
): { readonly end: number } {
  const { end } = range(locatorSpan)
  const behind = /^(?:>?[^)\n]*\)|`+)/.exec(text.slice(end, range(span).end))?.[0] ?? ''
  return { end: locatorSpan.end + behind.length }
}
