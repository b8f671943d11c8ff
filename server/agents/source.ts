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

/** The same source with one run of whole words in place of another, where the first stands there once. */
export function withWords(source: string, old: string, fresh: string): string | undefined {
  const [at, another] = placesOf(old, source)
  return at === undefined || another !== undefined
    ? undefined
    : source.slice(0, at) + fresh + source.slice(at + old.length)
}

/** `prod` stands in *the prod hosts*, and not in *production*. */
function* placesOf(words: string, source: string): Iterable<number> {
  const isPart = (one: string | undefined, other: string | undefined) =>
    /[\p{L}\p{N}]/u.test(one ?? '') && /[\p{L}\p{N}]/u.test(other ?? '')
  for (let at = source.indexOf(words); at >= 0 && words !== ''; at = source.indexOf(words, at + 1)) {
    const end = at + words.length
    if (!isPart(source[at - 1], source[at]) && !isPart(source[end - 1], source[end])) yield at
  }
}
