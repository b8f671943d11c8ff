// How the matches of a regular expression can begin: a text is then read word by word, and a word is only looked at by
// the expressions that could match there. Understands what lists of phrases are written in, and takes anything else for
// something that can begin in any way.

/** Beginnings in lower case, none longer than `length`; shorter ones are complete or go on in any way. */
export function beginnings(source: string, length: number): ReadonlySet<string> {
  const { prefixes } = alternatives({ source, at: 0, length })
  return new Set([...prefixes].map(({ text }) => text))
}

type Reader = { readonly source: string; at: number; readonly length: number }
/** `isOpen`: what follows in the expression follows in the text. A closed one has met something that it cannot spell out. */
type Prefix = { readonly text: string; readonly isOpen: boolean }
type Read = { readonly prefixes: readonly Prefix[] }

const most = 600
const nothing: Prefix = { text: '', isOpen: true }
const anything: Prefix = { text: '', isOpen: false }

function alternatives(reader: Reader): Read {
  const found: Prefix[] = []
  for (;;) {
    found.push(...sequence(reader).prefixes)
    if (reader.source.charAt(reader.at) !== '|') return { prefixes: unique(found) }
    reader.at++
  }
}

function sequence(reader: Reader): Read {
  let before: readonly Prefix[] = [nothing]
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.at))) {
    if (before.every(({ isOpen }) => !isOpen)) skip(reader)
    else before = join(before, quantified(reader, atom(reader)), reader.length)
  }
  return { prefixes: before }
}

/** To the end of this alternative: nothing in it matters any more. */
function skip(reader: Reader): void {
  for (let depth = 0; reader.at < reader.source.length; reader.at++) {
    const char = reader.source.charAt(reader.at)
    if (char === '\\') reader.at++
    else if (char === '[') reader.at = reader.source.indexOf(']', reader.at + 2)
    else if (char === '(') depth++
    else if (depth === 0 && /[|)]/.test(char)) return
    else if (char === ')') depth--
  }
}

function atom(reader: Reader): readonly Prefix[] {
  const { source } = reader
  const rest = source.slice(reader.at, reader.at + 4)
  if (/^\(\?(?:!|=|<!|<=)/.test(rest)) {
    reader.at += rest.startsWith('(?<') ? 4 : 3
    alternatives(reader)
    reader.at++
    return [nothing]
  }
  if (rest.startsWith('(')) {
    reader.at += rest.startsWith('(?:') ? 3 : 1
    const { prefixes } = alternatives(reader)
    reader.at++
    return prefixes
  }
  if (rest.startsWith('[')) return characterClass(reader)
  if (rest.startsWith('\\')) {
    const char = source.charAt(reader.at + 1)
    reader.at += 2
    if (char === 'b') return [nothing]
    return /[a-z]/i.test(char) ? [anything] : [{ text: char, isOpen: true }]
  }
  reader.at++
  const char = rest.charAt(0)
  return char === '.'
    ? [anything]
    : char === '$' || char === '^'
      ? [nothing]
      : [{ text: char.toLowerCase(), isOpen: true }]
}

function characterClass(reader: Reader): readonly Prefix[] {
  const end = reader.source.indexOf(']', reader.at + 2)
  const members = reader.source.slice(reader.at + 1, end)
  reader.at = end + 1
  return /[\\^]|\w-\w/.test(members)
    ? [anything]
    : [...members].map(text => ({ text: text.toLowerCase(), isOpen: true }))
}

function quantified(reader: Reader, prefixes: readonly Prefix[]): readonly Prefix[] {
  const [mark = ''] = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12)) ?? []
  reader.at += mark.length
  const [first = ''] = mark
  if (first === '') return prefixes
  const repeated = first === '?' ? prefixes : prefixes.map(({ text }) => ({ text, isOpen: false }))
  return /^[?*]|^\{0/.test(mark) ? [...repeated, nothing] : repeated
}

function join(before: readonly Prefix[], after: readonly Prefix[], length: number): readonly Prefix[] {
  const joined = before.flatMap(one =>
    one.isOpen
      ? after.map(next => {
          const text = (one.text + next.text).slice(0, length)
          return { text, isOpen: next.isOpen && text.length < length }
        })
      : [one],
  )
  return joined.length > most ? before.map(({ text }) => ({ text, isOpen: false })) : unique(joined)
}

function unique(prefixes: readonly Prefix[]): readonly Prefix[] {
  const seen = new Map<string, Prefix>()
  for (const one of prefixes) seen.set(`${one.isOpen}${one.text}`, one)
  return [...seen.values()]
}
