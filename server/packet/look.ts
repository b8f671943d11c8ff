// Whether a file is a packet at all: the one look that every Markdown file pays for.

import { lineEnd, nextLine } from './text.ts'

const farthest = 50

/** The first line is `---`, and `packet:` stands before the next `---` or within 50 lines. */
export function isPacket(text: string): boolean {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!text.startsWith('---', at)) return false
  for (let count = 0; count <= farthest; count++) {
    const end = lineEnd(text, at)
    const line = text.slice(at, Math.min(end, at + 200))
    const fence = /^---[ \t]*$/.test(line)
    if (count === 0 ? !fence : fence) return false
    if (/^packet[ \t]*:/.test(line)) return true
    if (end === text.length) return false
    at = nextLine(text, end)
  }
  return false
}
