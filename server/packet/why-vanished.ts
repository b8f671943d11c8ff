// Why words that look like a statement are none, and what a machine can do about it.
import type { Nodes } from 'mdast'
import type { Edit, Fix, Letter } from '../../schemas/packet.ts'
import { boxVerbs, kinds, markers } from '../../schemas/packet.ts'
import { isBoxed } from './box.ts'
import { endOf, type Place, startOf } from './place.ts'
import { isLetter } from './tokens.ts'

/** Words that look like the beginning of a statement, in offsets of the block. */
export type Candidate = {
  readonly id: string
  readonly letter: string
  /** Where its line, its stars and its ID begin, and where stars and stop behind it end. */
  readonly line: number
  readonly start: number
  readonly at: number
  readonly end: number
  readonly stop: boolean
  readonly closed: boolean
}

export type Reason = { readonly what: string; readonly fixes?: readonly Fix[] }

type Boxed = keyof typeof boxVerbs

/** Stars, ID and a verb of its kind: a box's header. */
export function looksLikeHeader(found: Candidate, place: Place): boolean {
  if (!isLetter(found.letter) || !isBoxed(found.letter)) return false
  const rest = place.block.text.slice(found.end, found.end + 40).trimStart()
  return boxVerbs[found.letter].some(verb => rest.startsWith(verb))
}

/** A candidate at the start of a paragraph. */
export function whyAtStart(found: Candidate, around: Nodes, path: readonly Nodes[], place: Place): Reason {
  const { id, letter } = found
  const odd = /[\f\u00a0\u2028\u2029]+/.exec(place.block.text.slice(found.line, found.start))
  if (odd) {
    const at = found.line + odd.index
    return {
      what: 'stands behind a space that is none: take it away.',
      fixes: [fix('Take it away', edit(place, at, at + odd[0].length, ''))],
    }
  }
  if (!isLetter(letter)) return unknownKind(found, place)
  if (/^.0/.test(id)) return leadingZero(found, place)
  if (letter === 'E') return misplacedEvidence(id, path)
  if (isBoxed(letter)) return unboxed(found, letter, around, path, place)
  if (!found.closed) return { what: `does not close its stars behind the ID: write it like \`**${id}.** text\`.` }
  const stars = place.block.text.slice(found.start, found.at)
  if (stars !== '**' && stars !== '__' && found.stop)
    return {
      what: `is not in bold: write it like \`**${id}.** text\`.`,
      fixes: [fix('Make it bold', edit(place, found.start, found.end, `**${id}.**`))],
    }
  if (!found.stop) return withoutStop(found, place)
  if (/^\S/.test(place.block.text.slice(found.end)))
    return {
      what: 'runs into its text: put a space behind the stars.',
      fixes: [fix('Put a space between', edit(place, found.end, found.end, ' '))],
    }
  const inside = enclosing(found, place)
  if (inside) return { what: `stands inside ${inside}: give it a paragraph of its own.` }
  return { what: 'is no statement where it stands: give it a paragraph of its own.' }
}

export function whyInHeading(heading: Nodes, place: Place): Reason {
  const start = Math.max(0, startOf(heading) - place.base)
  const source = place.block.text.slice(start, endOf(heading) - place.base)
  if (/^[ \t]*#/.test(source)) return { what: 'stands in a heading: give it a paragraph of its own.' }
  const underline = start + Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1
  return {
    what: 'became a heading by the line under it: put an empty line between.',
    fixes: [fix('Put an empty line between', edit(place, underline, underline, eolOf(source)))],
  }
}

export function whyInTable({ letter, stop }: Candidate, path: readonly Nodes[]): Reason {
  const table = path.find(node => node.type === 'table')
  const row = path.find(node => node.type === 'tableRow')
  if (table?.type === 'table' && table.children[0] === row) return { what: 'stands in the header of a table.' }
  if (letter === 'E') return { what: 'is evidence: it stands in a footnote definition, not in a table.' }
  if (isLetter(letter) && isBoxed(letter)) return { what: `is ${named(letter)}: it stands in a box, not in a table.` }
  if (!stop) return { what: 'has no full stop or colon behind it and more text in its cell.' }
  return { what: 'is no statement where it stands.' }
}

/** In the middle of a paragraph; `line` is where its own line begins, if it stands at the start of one. */
export function whyRunIn(place: Place, line?: number): Reason {
  const what = 'runs into the text before it: put an empty line between.'
  if (!line || /^[ \t]*>/.test(place.block.text.slice(line))) return { what }
  return { what, fixes: [fix('Put an empty line between', edit(place, line, line, eolOf(place.block.text)))] }
}

function unknownKind({ id, letter, at }: Candidate, place: Place): Reason {
  const upper = letter.toUpperCase()
  if (!isLetter(upper)) return { what: `is of no known kind. Kinds are ${Object.keys(kinds).join(', ')}.` }
  return {
    what: 'begins with a small letter: an ID is a capital letter and a number.',
    fixes: [fix(`Write ${upper}${id.slice(1)}`, edit(place, at, at + 1, upper))],
  }
}

function leadingZero({ id, at }: Candidate, place: Place): Reason {
  const plain = id.replace(/^(.)0+(?=.)/, '$1')
  const what = 'has a leading zero: numbers are 1, 2, 3 …'
  return /[1-9]/.test(plain)
    ? { what, fixes: [fix(`Write ${plain}`, edit(place, at, at + id.length, plain))] }
    : { what }
}

function misplacedEvidence(id: string, path: readonly Nodes[]): Reason {
  if (path.some(node => node.type === 'footnoteDefinition'))
    return { what: 'is evidence inside of something else: its definition begins at the left margin.' }
  return { what: `is evidence: it stands in a footnote definition, \`[^${id}]: **${id}** …\`.` }
}

function withoutStop(found: Candidate, place: Place): Reason {
  const end = found.at + found.id.length
  return {
    what: 'has no full stop or colon behind it, so it is no statement.',
    fixes: [fix('Add the full stop', edit(place, end, end, '.')), unstarred(found, place)],
  }
}

function unstarred(found: Candidate, place: Place): Fix {
  const end = found.at + found.id.length
  const stars = found.closed ? found.at - found.start : 0
  return fix('Take the stars away', edit(place, found.start, found.at, ''), edit(place, end, end + stars, ''))
}

function unboxed(found: Candidate, letter: Boxed, around: Nodes, path: readonly Nodes[], place: Place): Reason {
  const header = looksLikeHeader(found, place)
  if (path[0]?.type === 'paragraph' && header)
    return {
      what: `is ${named(letter)}: it stands in a box, behind \`> \`.`,
      fixes: [fix(`Put it in a ${markers[letter]} box`, boxed(around, letter, place))],
    }
  const what = `is ${named(letter)} and stands in no box of its own: a quote that begins with it.`
  if (path[0]?.type === 'blockquote' && header) {
    const eol = eolOf(place.block.text)
    return {
      what,
      fixes: found.line ? [fix('Put an empty line between', edit(place, found.line, found.line, eol))] : [],
    }
  }
  return { what, fixes: found.closed && !found.stop && !header ? [unstarred(found, place)] : [] }
}

function boxed(paragraph: Nodes, letter: Boxed, place: Place): Edit {
  const start = startOf(paragraph) - place.base
  const source = place.block.text.slice(start, endOf(paragraph) - place.base)
  const eol = eolOf(source)
  const quoted = source.replace(/(\r\n|\n|\r)[ \t]*/g, '$1> ')
  return edit(place, start, start + source.length, `> [!${markers[letter]}]${eol}>${eol}> ${quoted}`)
}

function enclosing(found: Candidate, place: Place): string | undefined {
  const { statements, evidence } = place.block
  return [...statements, ...evidence].find(({ span }) => span.start <= found.at && found.at < span.end)?.id
}

const named = (letter: Letter): string => `${/^[aeiou]/.test(kinds[letter]) ? 'an' : 'a'} ${kinds[letter]}`
const eolOf = (source: string): string => /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'
const edit = ({ block }: Place, start: number, end: number, text: string): Edit => ({
  span: { block, start, end },
  text,
})
const fix = (title: string, ...edits: Edit[]): Fix => ({ title, edits })
