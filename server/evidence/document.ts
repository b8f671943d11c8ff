// A source file as its fragments see it: lines, a tree, sections, rows. Each view is made when it is first asked for and kept,
// because many packets cite many places of one file.
import { parse as parseCsv } from 'csv-parse/sync'
import { digestOf } from './digest.ts'
import { type HeadedSection, sectionsOf } from './headings.ts'
import { type Json, NotJson, parseJson } from './json.ts'
import { parseYaml } from './yaml.ts'

/** Why a view cannot be had, for a person. */
export type Unreadable = { readonly why: string }

export type Document = {
  readonly size: number
  /** With LF and without a byte-order mark. Nothing if the file is no text. */
  readonly text: string | undefined
  /** Over the file's own bytes: what counts where there is no text. */
  readonly bytesDigest: () => string
  readonly lines: () => readonly string[]
  readonly tree: () => { readonly value: Json } | Unreadable
  readonly sections: () => readonly HeadedSection[] | Unreadable
  /** Rows as written, without their line ends. */
  readonly rows: () => readonly string[] | Unreadable
}

export function documentOf(bytes: Uint8Array, path: string): Document {
  const text = textOf(bytes)
  const kind = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  const lines = once(() => linesOf(text ?? ''))
  return {
    size: bytes.length,
    text,
    bytesDigest: once(() => digestOf(bytes)),
    lines,
    tree: once(() => treeOf(text ?? '', kind)),
    sections: once(() =>
      /^(?:md|markdown|mdown|mkd)$/.test(kind) ? sectionsOf(lines()) : { why: 'only Markdown has sections' },
    ),
    rows: once(() => rowsOf(text ?? '', kind)),
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text.replaceAll('\r\n', '\n')
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function treeOf(text: string, kind: string): { readonly value: Json } | Unreadable {
  const reads = /^(?:json|geojson|har|sarif)$/.test(kind) ? parseJson : /^ya?ml$/.test(kind) ? parseYaml : undefined
  if (!reads) return { why: 'a JSON Pointer selects in JSON and YAML only' }
  try {
    return { value: reads(text) }
  } catch (error) {
    if (error instanceof NotJson) return { why: `it is no ${reads === parseJson ? 'JSON' : 'YAML'}: ${error.message}` }
    throw error
  }
}

function rowsOf(text: string, kind: string): readonly string[] | Unreadable {
  if (!/^(?:csv|tsv|tab)$/.test(kind)) return { why: 'only CSV and TSV have rows' }
  try {
    const rows: unknown = parseCsv(text, {
      delimiter: kind === 'csv' ? separatorOf(text) : '\t',
      record_delimiter: '\n',
      raw: true,
      relax_quotes: true,
      relax_column_count: true,
    })
    return (rows as readonly { readonly raw: string }[]).map(({ raw }) => raw.replace(/\n$/, ''))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { why: `it is no CSV: ${error.message}` }
    throw error
  }
}

/** What stands most often in the header line: the separator decides where a quoted cell may begin. */
function separatorOf(text: string): string {
  const header = text.slice(0, 10_000).split('\n', 1)[0]!
  const count = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
