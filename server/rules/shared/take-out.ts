// Takes a comment out of a page, and nothing else: the line that it stood on stays.
import type { Directive, Fix, Span } from '../../../schemas/packet.ts'

export const takeOut = (directive: Directive): Fix => ({
  title: 'Take the comment out',
  edits: [{ span: withGap(directive.span), text: '' }],
})

/** Behind words, the spaces before the comment go with it. */
function withGap({ block, start, end }: Span): Span {
  const before = block.text.slice(0, start)
  const gap = before.length - before.trimEnd().length
  const standsAlone = gap === before.length || /\n[ \t]*$/.test(before)
  return { block, start: standsAlone ? start : start - gap, end }
}

export const directiveAt = ({ block, start }: Span): Directive | undefined =>
  block.directives.find(({ span }) => span.start <= start && start < span.end)
