// What a packet says, inside a page of Markdown: nothing of it is taken for Markdown, names nobody and begins no new line.
import { harmless } from './width.ts'

export const plainMarkdown = (text: string): string =>
  harmless(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_<>[\]#|!&~@]/g, character => `&#${character.codePointAt(0)};`)
