// Findings for report tests, said by the words they stand on: `find` gives what a run would list.
import { placesIn } from '../../server/report/lines.ts'
import { type LintReport, type Listed, type Screen, summarize } from '../../server/report/lint-report.ts'

type Said = {
  readonly rule?: string
  readonly severity?: Listed['severity']
  readonly message?: string
  /** `[words, message]` */
  readonly related?: readonly (readonly [string, string])[]
  readonly fix?: readonly [string, string]
  readonly suppressed?: Listed['suppressed'] & {}
}

/** A finding on the first place where `words` stand in the page; `…` in them stands for anything. */
export function find(page: string, words: string, said: Said = {}): Listed {
  const { place, line } = placesIn(page)
  const on = (text: string) => {
    const [head = '', tail = ''] = text.split('…')
    const start = page.indexOf(head)
    if (start < 0) throw new Error(`The page does not say: ${text}`)
    return { start: place(start), end: place(tail ? page.indexOf(tail, start) + tail.length : start + head.length) }
  }
  const here = on(words)
  const related = (said.related ?? []).map(([text, message]) => ({ message, ...on(text) }))
  return {
    rule: said.rule ?? 'duplicate-id',
    severity: said.severity ?? 'error',
    message: said.message ?? 'C1 is already the ID of another statement.',
    ...here,
    related,
    ...(said.fix && { fix: { title: said.fix[0], edits: [{ ...here, text: said.fix[1] }] } }),
    ...(said.suppressed && { suppressed: said.suppressed }),
    fingerprint: `${said.rule ?? 'duplicate-id'}@${here.start.line}`,
    source: Object.fromEntries([here, ...related].map(({ start }) => [start.line, line(start.line)])),
  }
}

export function reportOf(files: Readonly<Record<string, readonly Listed[]>>): LintReport {
  const list = Object.entries(files).map(([path, findings]) => ({ path, findings }))
  return { files: list, summary: summarize(list) }
}

export const plain = (columns = 80): Screen => ({ columns, paint: (_, text) => text })

export const page = `# A packet

**C1.** Only the two broker hosts can read it.

**C1.** The credential is rotated every thirty days.
`
export const sample = reportOf({
  'packets/broker.md': [
    find(page, '**C1.** The', {
      related: [['C1', 'The first C1 is here.']],
      fix: ['Rename this one to C2', '**C2.** The'],
    }),
    find(page, 'Only…read it', {
      rule: 'overstated-certainty',
      severity: 'warning',
      message: '`Only` says: 100 %, sure.',
    }),
    find(page, 'thirty days', {
      rule: 'unsourced-number',
      severity: 'info',
      message: 'No source says thirty days.',
      suppressed: { reason: 'agreed by mail', until: '2026-12-31' },
    }),
  ],
  'packets/clean, ünd.md': [],
})
