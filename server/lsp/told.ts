// Findings as they are told to a client, in plain data: threads hand it to one another, and it is kept between runs.
// Suppressed ones are not told; of too many, the gravest are.
import type { Range as Wire } from 'vscode-languageserver-protocol/node'
import type { Severity } from '../rules/rule.ts'
import type { Checked, Reported } from '../rules/run.ts'
import type { Places } from './places.ts'

export type Told = {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly range: Wire
}

/** More than these help nobody, and many clients stand still under them. */
export const most = 1000

export const told = ({ rule, severity, message, range }: Reported, places: Places): Told => ({
  code: rule.code,
  severity,
  message,
  range: places.wire(range),
})

/** Which are told, and how many there are. */
export function chosen({ findings }: Checked): { readonly shown: readonly Reported[]; readonly all: number } {
  const live = findings.filter(({ suppressed }) => !suppressed)
  return { shown: live.length > most ? gravest(live) : live, all: live.length }
}

function gravest(findings: readonly Reported[]): readonly Reported[] {
  const of = (wanted: string) => findings.filter(({ severity }) => severity === wanted)
  return [...of('error'), ...of('warning'), ...of('info')].slice(0, most)
}

/** What is told first where not all are. No rule says it. */
export const more = (all: number, places: Places): Told => ({
  code: moreFindings,
  severity: 'warning',
  message: `This packet has ${all} findings; the gravest ${most} are shown. \`countersign lint\` lists all of them.`,
  range: places.wire({ start: 0, end: 0 }),
})

export const moreFindings = 'more-findings'
