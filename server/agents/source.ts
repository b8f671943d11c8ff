// The source of a statement without its ID and its thread: what a draft that changes a few words of it begins from.
import type { Packet, Statement } from '../../schemas/packet.ts'

export function sourceOf(statement: Statement, packet: Packet): string {
  const whole = packet.slice(statement.span)
  const thread = statement.thread[0]?.span.start
  const own = thread === undefined ? whole : whole.slice(0, thread - statement.span.start)
  return own
    .replace(/(?:\n[ \t]*)?[-*+][ \t]*$/, '')
    .replace(
      new RegExp(`^[\\s>]*(?:[-*+]\\s+|\\d{1,9}[.)]\\s+)?(?:\\*\\*|__)${statement.id}[.:]?(?:\\*\\*|__)[.:]?[ \\t]*`),
      '',
    )
    .replace(/\n[ \t]+/g, '\n')
    .trim()
}

/** The same source with one run of words in place of another, where the first stands there once. */
export function withWords(source: string, old: string, fresh: string): string | undefined {
  const at = source.indexOf(old)
  return at < 0 || source.indexOf(old, at + 1) >= 0
    ? undefined
    : source.slice(0, at) + fresh + source.slice(at + old.length)
}
