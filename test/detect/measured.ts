// What the detectors make of the labelled sets and of ordinary Markdown: the lines under `## Measured` on the rules'
// pages. `UPDATE=1` writes them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { missing } from '../../server/evidence/quantities.ts'
import { parse } from '../../server/packet/parse.ts'
import { admitting } from '../../server/rules/detect/admission.ts'
import { approving } from '../../server/rules/detect/approval.ts'
import { assertions } from '../../server/rules/detect/claims.ts'
import { restated } from '../../server/rules/detect/hypothesis.ts'
import { identifiers } from '../../server/rules/detect/identifiers.ts'
import { overstated } from '../../server/rules/detect/overstated.ts'
import type { Piece } from '../../server/rules/detect/sentences.ts'
import { type Labelled, labelled, precision, recall, type Score, score, scorePlaces } from './labelled.ts'

// biome-ignore format: names read better in a paragraph
/** Development dependencies, at the versions of the lock file, whose README is the ordinary Markdown. */
export const ordinary = [
  'ajv', 'csv-parse', 'fast-check', 'github-slugger', 'ignore', 'markdownlint', 'mdast-util-from-markdown',
  'mdast-util-gfm', 'micromark-extension-gfm', 'mocha', 'prettier', 'remark-frontmatter', 'remark-gfm', 'remark-parse',
  'remark-stringify', 'typescript', 'unified', 'yaml', 'zod',
]

type Detect = (line: Labelled) => readonly Piece[]
type Measured = {
  readonly detect: Detect
  /** What is counted: sentences, or the places that a set marks. */
  readonly counts: 'sentences' | 'places'
  /** How it reads ordinary Markdown: its prose, its whole source, or not at all. */
  readonly reads?: 'prose' | 'source'
  readonly note?: string
}

const plain =
  (find: (text: string) => readonly Piece[]): Detect =>
  ({ text }) =>
    find(text)

export const measured: Readonly<Record<string, Measured>> = {
  'overstated-certainty': { detect: plain(overstated), counts: 'sentences', reads: 'prose' },
  'implied-approval': { detect: plain(approving), counts: 'sentences', reads: 'prose' },
  'admission-or-offer': { detect: plain(admitting), counts: 'sentences', reads: 'prose' },
  'unlabelled-claim': {
    detect: plain(assertions),
    counts: 'sentences',
    reads: 'prose',
    note: 'Most sentences of ordinary Markdown assert something: the rate says how a page reads that was never meant as a packet.',
  },
  'hypothesis-stated-as-fact': { detect: ({ text, given }) => restated(text, given[0]!), counts: 'sentences' },
  'unsourced-number': { detect: ({ text, given }) => missing(text, [given.join('\n')]), counts: 'places' },
  'personal-identifier': { detect: plain(identifiers), counts: 'places', reads: 'source' },
}

/** The set before the rule, the one after it that was used to improve it, the one that was kept apart. */
const sets = ['', '.later', '.apart'] as const

export function measure(code: string): string {
  const { detect, counts, reads, note } = measured[code]!
  const rows = sets.flatMap(set => {
    const lines = labelled(`${code}${set}`)
    if (lines.length === 0) return []
    const result = counts === 'places' ? scorePlaces(lines, detect) : score(lines, line => detect(line).length > 0)
    return [row(said[set], lines, result)]
  })
  const table = [
    `| set | ${counts === 'places' ? 'lines' : 'sentences'} | to report | recall | precision |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
  return [table, ...(reads ? [rate(reads, detect)] : []), ...(note ? [note] : []), whose].join('\n\n')
}

const whose =
  'The same hands wrote the sentences and the rule. Expect it to miss more in a stranger’s prose; a profile’s own phrases help.'

const said = {
  '': 'labelled before the rule',
  '.later': 'labelled later, used to improve it',
  '.apart': 'labelled later, kept apart',
} as const

const row = (name: string, lines: readonly Labelled[], result: Score) =>
  `| ${name} | ${lines.length} | ${result.right + result.missed} | ${recall(result).toFixed(2)} | ${precision(result).toFixed(2)} |`

function rate(reads: 'prose' | 'source', detect: Detect): string {
  let words = 0
  let alarms = 0
  const read = (text: string) => {
    words += text.split(/\s+/).filter(Boolean).length
    alarms += detect({ text, is: false, marked: [], given: [], line: 0 }).length
  }
  for (const { blocks } of pages())
    for (const { block } of blocks)
      if (reads === 'source') read(block.text)
      else for (const { text, place } of block.words) if (place === 'paragraph') read(text)
  const a = ((alarms / words) * 1000).toFixed(1)
  return `On ordinary Markdown, ${words.toLocaleString('en')} words of the READMEs of ${ordinary.length} packages that this project is developed with, it gives ${a} alarms per thousand words.`
}

let known: readonly ReturnType<typeof parse>[] | undefined
const pages = () =>
  (known ??= ordinary.map(name => {
    const folder = join(root, 'node_modules', name)
    const file = ['README.md', 'readme.md'].map(one => join(folder, one)).find(existsSync)
    if (!file) throw new Error(`${name} has no README.`)
    return parse(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
  }))

const begin = '## Measured\n\n'

/** The page with the lines as they are now. They stand at its end. */
export function withMeasured(page: string, lines: string): string {
  const at = page.indexOf(begin)
  return `${at < 0 ? `${page.trimEnd()}\n\n` : page.slice(0, at)}${begin}${lines}\n`
}
