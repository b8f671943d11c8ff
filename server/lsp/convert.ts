// What the rings inside say, in the protocol's own values.
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  PositionEncodingKind,
  SymbolKind,
} from 'vscode-languageserver-protocol/node'
import type { Completion } from '../ide/completion.ts'
import type { Outlined } from '../ide/symbols.ts'
import { type Token, tokenModifiers, tokenTypes } from '../ide/tokens.ts'
import type { Encoding, Places } from './places.ts'

/** UTF-8 where the client asks for it first; else what every client knows. */
export const encodingOf = (wanted: readonly string[]): Encoding =>
  wanted[0] === PositionEncodingKind.UTF8 ? 'utf-8' : 'utf-16'

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
