// How the matches of a regular expression can begin: a text is then read word by word, and a word is only looked at by
// the expressions that could match there. Understands what lists of phrases are written in, and takes anything else for
// something that can begin in any way.

/**
 * For a list of expressions: the beginnings of each in lower case, none longer than `length`; shorter ones are complete or
 * go on in any way.
 */
export function beginnings(length: number): (source: string) => ReadonlySet<string> {
  const groups = new Map<string, Prefixes>()
  return source => {
    const { open, closed } = alternatives({ source, at: 0, length, groups })
    return new Set([...open, ...closed])
  }
}

type Reader = {
  readonly source: string
  at: number
  readonly length: number
  /** Groups already read: a list uses the same few again and again. */
  readonly groups: Map<string, Prefixes>
}
/** What follows in the expression follows the open ones in the text. The closed have met what they cannot spell out. */
type Prefixes = { readonly open: readonly string[]; readonly closed: readonly string[] }

const most = 600
const nothing: Prefixes = { open: [''], closed: [] }
const anything: Prefixes = { open: [], closed: [''] }
const spelled = (letters: string, length: number): Prefixes =>
  letters.length < length
    ? { open: [letters.toLowerCase()], closed: [] }
    : { open: [], closed: [letters.slice(0, length).toLowerCase()] }

function alternatives(reader: Reader): Prefixes {
  let found = sequence(reader)
  while (reader.source[reader.at] === '|') {
    reader.at++
    found = either(found, sequence(reader))
  }
  return found
}

const either = (a: Prefixes, b: Prefixes): Prefixes => ({
  open: unique(a.open, b.open),
  closed: unique(a.closed, b.closed),
})

function unique(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  return [...new Set([...a, ...b])]
}

function sequence(reader: Reader): Prefixes {
  let before = nothing
  while (reader.at < reader.source.length && !isEnd(reader.source[reader.at])) {
    if (before.open.length === 0) {
      reader.at = endOf(reader.source, reader.at)
      return before
    }
    before = join(before, quantified(reader, atom(reader)), reader.length)
  }
  return before
}

const isEnd = (char: string | undefined) => char === '|' || char === ')'

const special = /\\.|\[.[^\]]*\]|[()|]/gs

/** Where the alternative ends that goes on at `from`. */
function endOf(source: string, from: number): number {
  let depth = 0
  special.lastIndex = from
  for (let found = special.exec(source); found; found = special.exec(source)) {
    const char = found[0]
    if (char === '(') depth++
    else if (depth === 0 && isEnd(char)) return found.index
    else if (char === ')') depth--
  }
  return source.length
}

/** Where the group closes whose contents begin at `from`. */
function closeOf(source: string, from: number): number {
  let at = endOf(source, from)
  while (source[at] === '|') at = endOf(source, at + 1)
  return at
}

/** Letters that stand for themselves, without the last if something is said of it. */
const literal = /[\w '’-]+(?![?*+{])/y

function atom(reader: Reader): Prefixes {
  const { source } = reader
  literal.lastIndex = reader.at
  if (literal.test(source)) {
    const run = source.slice(reader.at, literal.lastIndex)
    reader.at = literal.lastIndex
    return spelled(run, reader.length)
  }
  const char = source[reader.at]!
  if (char === '(') return group(reader)
  if (char === '[') return characterClass(reader)
  if (char === '\\') {
    const escaped = source.charAt(reader.at + 1)
    reader.at += 2
    if (escaped === 'b') return nothing
    return /[a-z]/i.test(escaped) ? anything : spelled(escaped, reader.length)
  }
  reader.at++
  if (char === '.') return anything
  return char === '$' || char === '^' ? nothing : spelled(char, reader.length)
}

/** What looks around stands for no letter of its own. */
function group(reader: Reader): Prefixes {
  const { source, at: start, groups } = reader
  const isSpecial = source[start + 1] === '?'
  const isSpoken = !isSpecial || source[start + 2] === ':'
  const from = start + (isSpoken && isSpecial ? 3 : 1)
  const end = closeOf(source, from)
  reader.at = end + 1
  if (!isSpoken) return nothing
  const inside = source.slice(from, end)
  let known = groups.get(inside)
  if (!known) groups.set(inside, (known = alternatives({ ...reader, source: inside, at: 0 })))
  return known
}

function characterClass(reader: Reader): Prefixes {
  const end = reader.source.indexOf(']', reader.at + 2)
  const members = reader.source.slice(reader.at + 1, end)
  reader.at = end + 1
  return /[\\^]|\w-\w/.test(members) ? anything : { open: [...members.toLowerCase()], closed: [] }
}

const quantifier = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y

function quantified(reader: Reader, prefixes: Prefixes): Prefixes {
  const first = reader.source[reader.at]
  if (first !== '?' && first !== '*' && first !== '+' && first !== '{') return prefixes
  quantifier.lastIndex = reader.at
  const [mark = ''] = quantifier.exec(reader.source) ?? []
  reader.at += mark.length
  if (mark === '') return prefixes
  const repeated = first === '?' ? prefixes : { open: [], closed: unique(prefixes.open, prefixes.closed) }
  return first === '?' || first === '*' || mark.startsWith('{0') ? either(repeated, nothing) : repeated
}

function join(before: Prefixes, after: Prefixes, length: number): Prefixes {
  const { open: ahead } = before
  if (ahead.length * (after.open.length + after.closed.length) + before.closed.length > most)
    return { open: [], closed: unique(before.closed, ahead) }
  if (ahead.length === 1 && ahead[0] === '' && before.closed.length === 0) return after
  const open = new Set<string>()
  const closed = new Set(before.closed)
  for (const head of ahead) {
    for (const tail of after.open) {
      const text = head + tail
      if (text.length < length) open.add(text)
      else closed.add(text.slice(0, length))
    }
    for (const tail of after.closed) closed.add((head + tail).slice(0, length))
  }
  return { open: [...open], closed: [...closed] }
}
