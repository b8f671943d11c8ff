// Which documents the extension has anything to do with. A reply box of a comment is a Markdown document too, and so is
// either side of a comparison: what counts is where a document lies, never its language alone.
import type { TextDocument } from 'vscode'
import { keptSchemes } from '../schemas/schemes.ts'

const farthest = 50

export const isKept = ({ uri }: TextDocument): boolean => keptSchemes.includes(uri.scheme)

export const isPacket = (document: TextDocument): boolean =>
  document.languageId === 'markdown' && isKept(document) && beginsAsPacket(document)

/** The first line is `---`, and `packet:` stands before the next `---` or within 50 lines. */
export function beginsAsPacket(document: Lines): boolean {
  const fence = (line: number) => /^\ufeff?---[ \t]*$/.test(document.lineAt(line).text)
  if (!fence(0)) return false
  for (let line = 1; line <= farthest && line < document.lineCount && !fence(line); line++)
    if (/^packet[ \t]*:/.test(document.lineAt(line).text)) return true
  return false
}

type Lines = { readonly lineCount: number; lineAt(line: number): { readonly text: string } }
