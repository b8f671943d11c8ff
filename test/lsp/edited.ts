// A text with an edit of the protocol made, by a client's own arithmetic.
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node'
import { apply } from '../../server/rules/apply.ts'

export function edited(text: string, edit: WorkspaceEdit | undefined): string {
  const edits = edit?.documentChanges
    ? (edit.documentChanges as TextDocumentEdit[]).flatMap(one => one.edits)
    : Object.values(edit?.changes ?? {}).flat()
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const offset = ({ line, character }: { line: number; character: number }) => starts[line]! + character
  const groups = edits.map(one => [
    {
      range: { start: offset(one.range.start), end: offset(one.range.end) },
      text: 'newText' in one ? one.newText : one.snippet.value,
    },
  ])
  return apply(text, groups).text
}
