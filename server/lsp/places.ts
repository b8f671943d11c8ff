// Between offsets and what the protocol counts in. Everything else in this program speaks UTF-16 offsets. Other threads count
// too, and load nothing of the protocol's library for it: to make that ready takes longer than to read a packet.
import type { Position, TextEdit, Range as Wire } from 'vscode-languageserver-protocol/node'
import type { Range } from '../../schemas/packet.ts'
import type { Chars } from '../packet/source.ts'
import { Lines } from './lines.ts'

export type Encoding = 'utf-16' | 'utf-8'

/** Places in one text, as it reads now. */
export type Places = {
  offset(position: Position): number
  position(offset: number): Position
  /** A range of the page as the protocol has it. */
  wire(range: Range): Wire
  /** Whether that is how the protocol has it. */
  stands(range: Range, wire: Wire): boolean
  range(wire: Wire): Range
  edit(range: Range, text: string): TextEdit
}

export function placesIn(text: Chars, lines: Lines, encoding: Encoding): Places {
  // What lies outside of the text is the nearest place inside.
  const offset = ({ line, character }: Position): number => {
    if (!(line >= 0)) return 0
    if (line >= lines.count) return text.length
    const start = lines.start(line)
    const end = lines.end(line, text)
    if (!(character > 0)) return start
    return encoding === 'utf-16' ? Math.min(start + character, end) : start + unitsIn(text.slice(start, end), character)
  }
  const position = (at: number): Position => {
    const line = lines.of(Math.max(0, Math.min(at, text.length)))
    const start = lines.start(line)
    // Between CR and LF there is no place.
    const inside = Math.max(start, Math.min(at, lines.end(line, text)))
    return { line, character: encoding === 'utf-16' ? inside - start : bytesIn(text.slice(start, inside)) }
  }
  const wire = ({ start, end }: Range): Wire => ({ start: position(start), end: position(end) })
  const standsAt = (at: number, { line, character }: Position): boolean => {
    if (encoding === 'utf-8' || line + 1 >= lines.count) {
      const now = position(at)
      return now.line === line && now.character === character
    }
    const start = lines.start(line)
    const next = lines.start(line + 1)
    if (at < start || at >= next) return false
    // Only what ends the line takes a look into the text.
    const inside = at + 2 <= next ? at : Math.max(start, Math.min(at, lines.end(line, text)))
    return inside - start === character
  }
  return {
    offset,
    position,
    wire,
    stands: ({ start, end }, wire) => standsAt(start, wire.start) && standsAt(end, wire.end),
    range: ({ start, end }) => {
      const [from, to] = [offset(start), offset(end)]
      return from <= to ? { start: from, end: to } : { start: to, end: from }
    },
    edit: (range, newText) => ({ range: wire(range), newText }),
  }
}

const bytesIn = (text: string): number => Buffer.byteLength(text, 'utf8')

/** How many UTF-16 units the first bytes of a text make. A place inside of a character is the one before it. */
function unitsIn(text: string, bytes: number): number {
  let [units, seen] = [0, 0]
  for (const char of text) {
    seen += bytesIn(char)
    if (seen > bytes) break
    units += char.length
  }
  return units
}

/** Where a workspace file puts somebody on its roster. */
export function handleIn(text: string, handle: string, encoding: Encoding): Wire | undefined {
  const found = new RegExp(`(?<=handle:[ \\t]*["']?@?)${handle}(?![\\w-])`, 'i').exec(text)
  const { wire } = placesIn(text, new Lines(text), encoding)
  return found ? wire({ start: found.index, end: found.index + found[0].length }) : undefined
}
