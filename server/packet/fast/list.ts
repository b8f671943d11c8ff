// A list: its items begin at the same column with the same mark, and every line of an item stands under its words.
import type { List, ListItem } from 'mdast'
import { type Read, readBlocks } from './blocks.ts'
import { kindOf } from './kinds.ts'
import { isBlank, type Lines, type Page, pastSpaces, positionOf } from './page.ts'

export function readList(page: Page, lines: Lines, line: number): Read<List> | undefined {
  const { text } = page
  const mark = markOf(text, lines.starts[line]!)
  const items: ListItem[] = []
  let spread = false
  let next = line
  for (;;) {
    const item = readItem(page, lines, next)
    if (!item) return undefined
    items.push(item.node)
    const gap = item.next
    next = gap
    while (next < lines.starts.length && isBlank(page, lines, next)) next++
    if (next === lines.starts.length) break
    const start = lines.starts[next]!
    const goesOn = kindOf(text, start, lines.ends[next]!) === 'list' && markOf(text, start).kind === mark.kind
    if (!goesOn && next === gap) return undefined
    if (!goesOn) {
      next = gap
      break
    }
    if (next > gap) spread = true
  }
  if (mark.start !== null && mark.start !== 1) return undefined
  const position = positionOf(page, lines.starts[line]!, items.at(-1)!.position!.end.offset!)
  const ordered = mark.start !== null
  return { node: { type: 'list', ordered, start: mark.start, spread, children: items, position }, next }
}

/** `next` of an item is the first line that is not its own: the empty ones below it are its list's. */
function readItem(page: Page, lines: Lines, line: number): Read<ListItem> | undefined {
  const { text } = page
  const start = lines.starts[line]!
  const { length } = markOf(text, start)
  const from = pastSpaces(text, start + length, lines.ends[line]!)
  const size = from - start
  if (from === lines.ends[line] || size - length > 4 || isTask(text, from)) return undefined
  const inside: Lines = { starts: [from], ends: [lines.ends[line]!] }
  let next = line + 1
  let end = next
  for (; next < lines.starts.length; next++) {
    const at = lines.starts[next]!
    const stop = lines.ends[next]!
    const words = pastSpaces(text, at, stop)
    if (words === stop) {
      inside.starts.push(stop)
      inside.ends.push(stop)
      continue
    }
    if (words - at < size) {
      // Between the columns of the mark and of the words, or leaning on the item above.
      if (words > at) return undefined
      break
    }
    inside.starts.push(at + size)
    inside.ends.push(stop)
    end = next + 1
  }
  inside.starts.length = end - line
  inside.ends.length = end - line
  const children = readBlocks(page, inside)
  const spread = children && spreadOf(page, inside, children)
  if (spread === undefined) return undefined
  const position = positionOf(page, start, lines.ends[end - 1]!)
  return {
    node: { type: 'listItem', spread, checked: null, children: children as ListItem['children'], position },
    next: end,
  }
}

/** Whether an empty line stands between two blocks of the item. Below a list the engine has its own mind. */
function spreadOf(page: Page, lines: Lines, children: readonly { readonly type: string }[]): boolean | undefined {
  if (children.slice(0, -1).some(({ type }) => type === 'list')) return undefined
  let empty = 0
  for (let line = 0; line < lines.starts.length; line++) if (isBlank(page, lines, line)) empty++
  if (!empty) return false
  const last = children.at(-1)
  return last?.type === 'list' || last?.type === 'blockquote' ? undefined : true
}

type Mark = { readonly kind: string; readonly length: number; readonly start: number | null }

function markOf(text: string, at: number): Mark {
  let end = at
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++
  const start = end > at ? Number(text.slice(at, end)) : null
  return { kind: `${start === null ? '' : '1'}${text[end]}`, length: end + 1 - at, start }
}

const isTask = (text: string, at: number): boolean => /^\[[ xX\t\n]\]/.test(text.slice(at, at + 3))
