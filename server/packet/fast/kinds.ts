// What a line begins, from its first characters. Whatever is not plainly one of these is `other`: the engine reads it.
import { pastSpaces } from './page.ts'

export type Kind = 'words' | 'heading' | 'quote' | 'list' | 'fence' | 'break' | 'note' | 'other'

const heading = /#{1,6} /y
const numbered = /\d{1,9}[.)]/y
const rule = /(?:-{3,}|\*{3,}|_{3,})$/
const onlyMarks = /^[-*_+= ]*$/
const note = /\[\^[^\][\\&\s]{1,900}\]:/y

export function kindOf(text: string, start: number, end: number): Kind {
  switch (text.charCodeAt(start)) {
    case 9: // a tab
    case 32:
    case 60: // <
      return 'other'
    case 35: // #
      return sticky(heading, text, start) ? 'heading' : text.charCodeAt(end - 1) === 35 ? 'other' : 'words'
    case 62: // >
      return 'quote'
    case 42: // *
    case 43: // +
    case 45: // -
    case 95: // _
      return marked(text, start, end)
    case 91: // [
      return sticky(note, text, start) ? 'note' : 'words'
    case 96: // `
    case 126: // ~
      return fenced(text, start)
    default:
      return numbers(text, start, end)
  }
}

function marked(text: string, start: number, end: number): Kind {
  const line = text.slice(start, end)
  if (onlyMarks.test(line)) return rule.test(line) && line[0]!.repeat(line.length) === line ? 'break' : 'other'
  const next = text.charCodeAt(start + 1)
  if (next === 9) return 'other'
  return next === 32 && line[0] !== '_' ? 'list' : 'words'
}

function fenced(text: string, start: number): Kind {
  const char = text[start]!
  return text.startsWith(char.repeat(3), start) ? 'fence' : 'words'
}

function numbers(text: string, start: number, end: number): Kind {
  const code = text.charCodeAt(start)
  if (code < 48 || code > 57 || !sticky(numbered, text, start)) return 'words'
  const stop = numbered.lastIndex
  if (stop === end || text.charCodeAt(stop) === 9) return 'other'
  return text.charCodeAt(stop) === 32 ? 'list' : 'words'
}

/** Whether a line can underline a heading or a table's first row: it has nothing but the marks of one. */
export function isUnderline(text: string, start: number, end: number): boolean {
  for (let at = pastSpaces(text, start, end); at < end; at++) {
    const code = text.charCodeAt(at)
    if (code !== 45 && code !== 61 && code !== 58 && code !== 124 && code !== 32 && code !== 9) return false
  }
  return true
}

export function sticky(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at
  return expression.test(text)
}
