// The excerpt that a fragment selects, as it is hashed. Half a selection is none: lines beyond the end select nothing.
import { digestOf } from './digest.ts'
import type { Document } from './document.ts'
import { canonicalJson, isList, isMap, type Json, NotJson } from './json.ts'
import type { Fragment } from './locator.ts'
import type { Reading } from './reading.ts'

/** The largest source that is read, and so the largest excerpt. */
export const largestSource = 5 * 1_048_576

export type Excerpt = { readonly excerpt: string } | { readonly nothing: string }

export function readingOf(document: Document, fragment: Fragment): Reading {
  if (document.text === undefined && fragment.kind === 'whole')
    return { state: 'read', excerpt: '', digest: document.bytesDigest(), binary: true }
  const found = excerptOf(document, fragment)
  if ('nothing' in found) return { state: 'nothing', why: found.nothing }
  return { state: 'read', excerpt: found.excerpt, digest: digestOf(found.excerpt) }
}

export function excerptOf(document: Document, fragment: Fragment): Excerpt {
  if (document.text === undefined) return { nothing: 'The file is no UTF-8 text, so nothing in it can be selected.' }
  switch (fragment.kind) {
    case 'whole':
      return { excerpt: document.text }
    case 'lines':
      return stretch(document.lines(), fragment, 'line')
    case 'rows': {
      const rows = document.rows()
      return 'why' in rows ? { nothing: `The file has no rows: ${rows.why}.` } : stretch(rows, fragment, 'row')
    }
    case 'section':
      return section(document, fragment.slug)
    case 'pointer':
      return value(document, fragment.tokens)
  }
}

/** Every line ends with a line feed, the last one too: `sed -n 3,5p` prints the same. */
function stretch(lines: readonly string[], { from, to }: { from: number; to: number }, name: string): Excerpt {
  if (to <= lines.length) return { excerpt: ended(lines.slice(from - 1, to)) }
  const has = lines.length === 0 ? `no ${name}` : lines.length === 1 ? `one ${name}` : `${lines.length} ${name}s`
  return { nothing: `There is no ${name} ${to}: the file has ${has}.` }
}

function section(document: Document, slug: string): Excerpt {
  const sections = document.sections()
  if ('why' in sections) return { nothing: `The file has no section \`${slug}\`: ${sections.why}.` }
  const found = sections.find(one => one.slug === slug)
  if (!found) return { nothing: `The file has no section \`${slug}\`.` }
  const lines = document.lines().slice(found.from, found.to)
  // Blank lines before the next heading are nobody's words.
  while (lines.at(-1)?.trim() === '') lines.pop()
  return { excerpt: ended(lines) }
}

const ended = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('')

function value(document: Document, tokens: readonly string[]): Excerpt {
  const tree = document.tree()
  if ('why' in tree) return { nothing: `The file has no \`${pointer(tokens)}\`: ${tree.why}.` }
  let here: Json = tree.value
  for (const [index, token] of tokens.entries()) {
    const next = step(here, token)
    if (next === undefined) return { nothing: absent(here, tokens, index) }
    here = next
  }
  try {
    return { excerpt: canonicalJson(here, largestSource) }
  } catch (error) {
    if (error instanceof NotJson) return { nothing: `\`${pointer(tokens)}\` cannot be used: ${error.message}.` }
    throw error
  }
}

function step(value: Json, token: string): Json | undefined {
  if (isMap(value)) return value.get(token)
  if (isList(value) && /^(?:0|[1-9]\d{0,8})$/.test(token)) return value[Number(token)]
  return undefined
}

function absent(here: Json, tokens: readonly string[], index: number): string {
  const name = index === 0 ? 'the whole' : `\`${pointer(tokens.slice(0, index))}\``
  const has = isMap(here) ? 'an object without it' : isList(here) ? `a list of ${here.length}` : 'no object and no list'
  return `There is no \`${pointer(tokens.slice(0, index + 1))}\`: ${name} is ${has}.`
}

const pointer = (tokens: readonly string[]): string =>
  tokens.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
