// Code between fences that are closed. In a container only if none of its lines is empty or holds a tab.
import type { Code } from 'mdast'
import type { Read } from './blocks.ts'
import { type Lines, type Page, pastSpaces, positionOf } from './page.ts'

export function readFence(page: Page, { starts, ends }: Lines, line: number): Read<Code> | undefined {
  const { text } = page
  const start = starts[line]!
  let from = start
  while (text.charCodeAt(from) === text.charCodeAt(start)) from++
  const size = from - start
  const info = text.slice(from, ends[line]).trim()
  if (/[`~\\&\t]/.test(info)) return undefined
  const values: string[] = []
  for (let next = line + 1; next < starts.length; next++) {
    const at = starts[next]!
    const end = ends[next]!
    if (closes(text, at, end, text.charCodeAt(start), size)) {
      const [lang, ...rest] = info.split(/ +/)
      const meta = lang ? info.slice(lang.length).trim() : ''
      const value = values.join('\n')
      const position = positionOf(page, start, end)
      return {
        node: { type: 'code', lang: lang || null, meta: rest.length ? meta : null, value, position },
        next: next + 1,
      }
    }
    const inside = at !== page.lines.starts[page.lines.starts.length - starts.length + next]
    if (inside && (at === end || text.slice(at, end).includes('\t'))) return undefined
    values.push(text.slice(at, end))
  }
  return undefined
}

function closes(text: string, start: number, end: number, mark: number, size: number): boolean {
  let at = pastSpaces(text, start, end)
  if (at - start > 3) return false
  const from = at
  while (at < end && text.charCodeAt(at) === mark) at++
  return at - from >= size && pastSpaces(text, at, end) === end
}
