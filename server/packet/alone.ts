// Where a text may be cut: at a block that reads the same whatever stands above it.
import type { Chars } from './source.ts'
import { lineEnd } from './text.ts'

/** Whether a block reads the same whatever stands above it: below an empty line, or first on the page. */
export function standsAlone(text: Chars, start: number): boolean {
  let breaks = 0
  for (let at = start - 1; at >= 0 && breaks < 2; at--) {
    const code = text.charCodeAt(at)
    if (code === 10) breaks++
    else if (code === 13) breaks += text.charCodeAt(at + 1) === 10 ? 0 : 1
    else if (code !== 32 && code !== 9) return false
  }
  return !isTimid(text.slice(start, lineEnd(text, start)))
}

const containers = /^(?:[ \t>]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/

/**
 * Indented code, and lists that begin with an empty item or with a number other than 1:
 * the engine remembers across an empty line what these may not interrupt.
 */
export function isTimid(line: string): boolean {
  if (/^ *\t|^ {4}/.test(line)) return true
  const marks = containers.exec(line)![0]
  if (!/[-*+\d]/.test(marks)) return false
  return marks.length === line.length || /\d/.test(marks.replace(/(?<!\d)1[.)]/g, ''))
}
