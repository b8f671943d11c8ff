// Findings that a workspace had when it began to check, in a file of its own: they are told and stop nobody, until they are
// mended. An entry is for one rule, one statement and the very words that stand there, so it outlives moves and no edit;
// what it no longer meets has to go, so the file only shrinks.
import { fingerprint } from '../workspace/fingerprint.ts'
import type { Listed } from './lint-report.ts'

/** Path → key of a finding → its rule. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, string>>

const schema = 'countersign.suppressions.v1'
export const baselineFile = 'countersign-suppressions.json'

/** `text`: the page, in which the finding stands. */
export function keyOf({ fingerprint: known, start, end }: Listed, text: readonly string[]): string {
  const words = text
    .slice(start.line - 1, end.line)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  return fingerprint(known, words)
}

export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/)

/** Guards of the handoff are never in it. */
export function baselineOf(
  found: readonly { readonly path: string; readonly text: string; readonly findings: readonly Listed[] }[],
  takes: (rule: string) => boolean,
): Baseline {
  const entries = found.map(({ path, text, findings }) => {
    const lines = linesOf(text)
    const live = findings.filter(({ suppressed, rule }) => !suppressed && takes(rule))
    return [path, new Map(live.map(one => [keyOf(one, lines), one.rule]))] as const
  })
  return new Map(entries.filter(([, keys]) => keys.size > 0))
}

export type Marked = {
  readonly findings: readonly Listed[]
  /** Keys that met something. */
  readonly met: ReadonlySet<string>
}

export function marked(
  findings: readonly Listed[],
  text: string,
  entries: ReadonlyMap<string, string>,
  takes: (rule: string) => boolean,
): Marked {
  const lines = linesOf(text)
  const met = new Set<string>()
  const all = findings.map((one): Listed => {
    const key = keyOf(one, lines)
    if (one.suppressed || !takes(one.rule) || entries.get(key) !== one.rule) return one
    met.add(key)
    return { ...one, suppressed: { reason: `in ${baselineFile}`, external: true } }
  })
  return { findings: all, met }
}

export function writeBaseline(baseline: Baseline): string {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
  const packets = [...baseline].sort(byName).map(([path, keys]) => [path, Object.fromEntries([...keys].sort(byName))])
  return `${JSON.stringify({ schema, packets: Object.fromEntries(packets) }, undefined, 2)}\n`
}

/** A clause where it is no such file. */
export function readBaseline(text: string): Baseline | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'is no JSON' }
    throw error
  }
  if (!isObject(value) || value.schema !== schema || !isObject(value.packets))
    return { problem: `does not say \`"schema": "${schema}"\` with \`packets\` beside it` }
  const packets = Object.entries(value.packets)
  const wrong = packets.find(
    ([, keys]) => !isObject(keys) || !Object.values(keys).every(rule => typeof rule === 'string'),
  )
  if (wrong) return { problem: `has under ${wrong[0]} something else than keys of findings with their rules` }
  return new Map(packets.map(([path, keys]) => [path, new Map(Object.entries(keys as { [key: string]: string }))]))
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
