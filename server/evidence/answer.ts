// From the bytes that a source answered with to the excerpt that is evidence, and what the source says about it.
import { digestOf } from './digest.ts'
import { type Document, documentOf } from './document.ts'
import type { Reads, Selection } from './errand.ts'
import { excerptOf, readingOf } from './excerpt.ts'
import { htmlAsMarkdown } from './html.ts'
import { canonicalJson, type Json, NotJson } from './json.ts'
import { parseFragment } from './locator.ts'
import { pruned } from './prune.ts'

/** What came back. `type` is the media type that the source gave, where it gave one. */
export type Answer = { readonly bytes: Uint8Array; readonly type?: string }

export type Found = {
  readonly excerpt: string
  readonly digest: string
  readonly title?: string
  readonly state?: string
  readonly updated?: string
}

export function foundIn(answer: Answer, selection: Selection): Found | { readonly nothing: string } {
  const reads = selection.reads ?? readsOf(answer.type)
  if (!reads)
    return {
      nothing: `The source answered with \`${answer.type ?? 'no media type'}\`, which is nothing to quote from.`,
    }
  const document = documentBy(reads, answer.bytes)
  if (document.text === undefined) return { nothing: 'The source answered with something that is no UTF-8 text.' }
  if ((reads === 'json' || reads === 'yaml') && 'why' in document.tree())
    return { nothing: `The source promised ${reads.toUpperCase()}, and ${(document.tree() as { why: string }).why}.` }
  const taken = selection.keep.length > 0 ? kept(document, selection) : readingOf(document, selection.fragment)
  if (taken.state !== 'read') return { nothing: taken.why }
  const { excerpt, digest } = taken
  return { excerpt, digest, ...about(document, selection) }
}

const types: readonly (readonly [RegExp, Reads])[] = [
  [/^application\/(?:[\w.+-]+\+)?json$/, 'json'],
  [/^(?:application|text)\/(?:x-)?yaml$/, 'yaml'],
  [/^text\/(?:x-)?markdown$/, 'markdown'],
  [/^text\/csv$/, 'csv'],
  [/^text\/html$|^application\/xhtml\+xml$/, 'html'],
  [/^text\/plain$/, 'text'],
]
export const readsOf = (type: string | undefined): Reads | undefined => {
  const bare = type?.split(';')[0]?.trim().toLowerCase() ?? ''
  return types.find(([form]) => form.test(bare))?.[1]
}

/** A source that promises JSON and sends a page to log in has not answered. Plain text may be anything that is text. */
export const fits = (reads: Reads | undefined, type: string | undefined): boolean => {
  const is = readsOf(type)
  return is !== undefined && (reads === undefined || is === reads || is === 'text')
}

const endings: Readonly<Record<Reads, string>> = {
  json: 'json',
  yaml: 'yaml',
  markdown: 'md',
  csv: 'csv',
  html: 'md',
  text: 'txt',
}

function documentBy(reads: Reads, bytes: Uint8Array): Document {
  const name = `answer.${endings[reads]}`
  const { text } = documentOf(bytes, name)
  return reads === 'html' && text !== undefined
    ? documentOf(new TextEncoder().encode(htmlAsMarkdown(text)), name)
    : documentOf(bytes, name)
}

/** What a source says of a thing changes with every look (who looked last, a signed link): only what was asked for counts. */
function kept(document: Document, { fragment, keep }: Selection) {
  const tree = document.tree()
  if ('why' in tree) return { state: 'nothing' as const, why: `Only JSON and YAML have places to keep: ${tree.why}.` }
  const whole = excerptOf(document, fragment)
  if ('nothing' in whole) return { state: 'nothing' as const, why: whole.nothing }
  const tokens = fragment.kind === 'pointer' ? fragment.tokens : []
  try {
    const excerpt = canonicalJson(pruned(below(tree.value, tokens), keep))
    return { state: 'read' as const, excerpt, digest: digestOf(excerpt) }
  } catch (error) {
    if (error instanceof NotJson)
      return { state: 'nothing' as const, why: `The answer cannot be used: ${error.message}.` }
    throw error
  }
}

function below(value: Json, tokens: readonly string[]): Json {
  let here: Json | undefined = value
  for (const token of tokens)
    here = here instanceof Map ? here.get(token) : Array.isArray(here) ? (here[Number(token)] as Json) : undefined
  return here ?? null
}

function about(document: Document, selection: Selection): Pick<Found, 'title' | 'state' | 'updated'> {
  const said = (key: 'title' | 'state' | 'updated') => {
    const value = selection[key] === undefined ? undefined : wordsAt(document, selection[key])
    return value === undefined ? {} : { [key]: value }
  }
  return { ...said('title'), ...said('state'), ...said('updated') }
}

function wordsAt(document: Document, place: string): string | undefined {
  const fragment = parseFragment(place)
  if (fragment.kind === 'problem') return undefined
  const found = excerptOf(document, fragment)
  if ('nothing' in found) return undefined
  const text = /^"(.*)"$/s.test(found.excerpt) ? (JSON.parse(found.excerpt) as string) : found.excerpt
  return text.replace(/\s+/g, ' ').trim().slice(0, 200) || undefined
}
