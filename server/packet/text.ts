// Lines of a text, whatever ends them, and copies that keep nothing else in memory.
import type { Chars } from './source.ts'

/** Where the line around `from` ends: at its line feed or carriage return, or at the end of the text. */
export function lineEnd(text: Chars, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return text.length
}

/** Where the line after one that ends at `end` begins. */
export function nextLine(text: Chars, end: number): number {
  if (end >= text.length) return end
  return end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
}

/** The offset `count` lines below. */
export function skipLines(text: Chars, from: number, count: number): number {
  let at = from
  for (let line = 0; line < count && at < text.length; line++) at = nextLine(text, lineEnd(text, at))
  return at
}

/** The start of the white space before `at`. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--
  return start
}

/** A copy: a string cut from another keeps all of the other in memory, here the page before every edit. */
export function own(text: string): string {
  return ` ${text}`.slice(1)
}

/** Without letters, digits and marks other than those of ASCII: expressions that know all of Unicode are dear. */
export const isPlain = (text: string): boolean => /^[\0-\x7f\u2010-\u2027]*$/.test(text)
