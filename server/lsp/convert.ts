// Between offsets and what the protocol counts in. Everything else in this program speaks UTF-16 offsets, and nothing else
// builds values of the protocol.
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Position,
  PositionEncodingKind,
  SymbolKind,
  type TextEdit,
  type Range as Wire,
} from 'vscode-languageserver-protocol/node'
import type { Range } from '../../schemas/packet.ts'
import type { Completion } from '../ide/completion.ts'
import type { Outlined } from '../ide/symbols.ts'
import { type Token, tokenModifiers, tokenTypes } from '../ide/tokens.ts'
import type { Chars } from '../packet/source.ts'
import { Lines } from './lines.ts'

export type Encoding = 'utf-16' | 'utf-8'

/** UTF-8 where the client asks for it first; else what every client knows. */
export const encodingOf = (wanted: readonly string[] | null | undefined): Encoding =>
  wanted?.[0] === PositionEncodingKind.UTF8 ? 'utf-8' : 'utf-16'

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
    if (encoding === 'utf-16' && line + 1 < lines.count) {
      // Far from what ends the line, which takes a look into the text, there is only one way to count.
      const start = lines.start(line)
      if (start <= at && at + 2 <= lines.start(line + 1)) return at - start === character
    }
    const now = position(at)
    return now.line === line && now.character === character
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

/** Five numbers a token, each place counted from the one before. A token that goes over a line's end is left out. */
export function encodedTokens(tokens: readonly Token[], places: Places): number[] {
  const data: number[] = []
  let [line, character] = [0, 0]
  for (const { start, end, type, modifiers } of tokens) {
    const [from, to] = [places.position(start), places.position(end)]
    if (from.line !== to.line) continue
    const bits = modifiers.reduce((sum, one) => sum | (1 << tokenModifiers.indexOf(one)), 0)
    data.push(
      from.line - line,
      from.line === line ? from.character - character : from.character,
      to.character - from.character,
      tokenTypes.indexOf(type),
      bits,
    )
    line = from.line
    character = from.character
  }
  return data
}

const symbolKinds: Readonly<Record<Outlined['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  F: SymbolKind.Constant,
  C: SymbolKind.Property,
  H: SymbolKind.Variable,
  Q: SymbolKind.Event,
  N: SymbolKind.Method,
  P: SymbolKind.String,
  O: SymbolKind.Operator,
  D: SymbolKind.Interface,
  R: SymbolKind.Key,
  E: SymbolKind.File,
}
export const symbolKind = (kind: Outlined['kind']): SymbolKind => symbolKinds[kind]

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  id: CompletionItemKind.Reference,
  source: CompletionItemKind.File,
  person: CompletionItemKind.Constant,
  word: CompletionItemKind.Keyword,
  section: CompletionItemKind.Module,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  statement: CompletionItemKind.Snippet,
}

/** A client that knows no snippets gets their words without the places to fill in. */
export function completionItem(one: Completion, places: Places, snippets: 'snippets' | 'plain'): CompletionItem {
  const { label, kind, detail, about, range, insert, isSnippet } = one
  const text = isSnippet && snippets === 'plain' ? insert.replace(/\$\{\d+:([^}]*)\}/g, '$1') : insert
  return {
    label,
    kind: completionKinds[kind],
    ...(detail && { detail }),
    ...(about && { documentation: { kind: MarkupKind.Markdown, value: about } }),
    ...(isSnippet && snippets === 'snippets' && { insertTextFormat: InsertTextFormat.Snippet }),
    filterText: label,
    textEdit: places.edit(range, text),
  }
}
