// From what a check gives back to what reports list: lines and columns, the one fix that is safe to make by itself,
// and a fingerprint that survives edits elsewhere on the page.
import type { Fix, Packet, Range, Span } from '../../schemas/packet.ts'
import { type Change, changesOf } from '../rules/apply.ts'
import { type Checked, fixes, type Reported } from '../rules/run.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import { placesIn } from './lines.ts'
import type { Listed, ListedFix } from './lint-report.ts'

/** What a format has use for besides the findings themselves. */
export type Extras = { readonly fixes: boolean; readonly source: boolean }

export function list(checked: Checked, extras: Extras): readonly Listed[] {
  const { packet, path } = checked.subject
  const { place, line } = placesIn(packet.text)
  const seen = new Map<string, number>()
  const name = packet.fields.get('packet')?.value ?? path
  const at = (range: Range) => ({ start: place(range.start), end: place(range.end) })

  const edits = (changes: readonly Change[]): ListedFix['edits'] =>
    changes.map(({ range, text }) => ({ ...at(range), text }))

  return checked.findings.map(found => {
    const key = [name, around(packet, found.finding.span), found.rule.code].join('\0')
    const ordinal = (seen.get(key) ?? 0) + 1
    seen.set(key, ordinal)
    const fix = extras.fixes && !found.suppressed ? onlyFix(checked, found) : undefined
    const related = found.related.map(({ range, message }) => ({ message, ...at(range) }))
    const here = at(found.range)
    const lines = extras.source ? [here.start.line, ...related.map(({ start }) => start.line)] : []
    return {
      rule: found.rule.code,
      severity: found.severity,
      message: found.message,
      ...here,
      related,
      ...(fix && { fix: { title: fix.title, edits: edits(changesOf(packet, fix)) } }),
      ...(found.suppressed && { suppressed: found.suppressed }),
      fingerprint: fingerprint(key, String(ordinal)),
      ...(extras.source && { source: Object.fromEntries(lines.map(number => [number, line(number)])) }),
    }
  })
}

/** A finding that can be mended in two ways needs a person to choose; one way needs nobody. */
export function onlyFix(checked: Checked, found: Reported): Fix | undefined {
  const ways = fixes(checked, found)
  return ways.length === 1 ? ways[0] : undefined
}

/** The statement or definition around a place; the section where there is none. */
function around(packet: Packet, { block, start, end }: Span): string {
  const holder = [...block.statements, ...block.evidence].find(one => one.span.start <= start && end <= one.span.end)
  return holder?.id ?? packet.sectionOf(block)?.name ?? ''
}
