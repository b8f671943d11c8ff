// The findings of a packet as bytes. A long run holds tens of thousands of findings until its end: as bytes they take a
// fraction of the memory, are nothing that a garbage collection walks over, and pass from thread to thread without a copy.
import { type FileReport, type Listed, type Summary, summarize } from './lint-report.ts'

export type Packed = { readonly path: string; readonly findings: Uint8Array<ArrayBuffer>; readonly summary: Summary }

export const pack = (path: string, findings: readonly Listed[]): Packed => ({
  path,
  findings: new TextEncoder().encode(JSON.stringify(findings)),
  summary: summarize([{ path, findings }]),
})

/** Unpacked whenever a report looks, and let go again. */
export function unpack({ path, findings, summary }: Packed): FileReport {
  const text = () => new TextDecoder().decode(findings)
  return {
    path,
    get findings(): readonly Listed[] {
      return JSON.parse(text())
    },
    get json() {
      return summary.suppressed === 0 ? text() : undefined
    },
  }
}

export function total(all: readonly Packed[]): Summary {
  const sum = { files: 0, errors: 0, warnings: 0, infos: 0, fixable: 0, suppressed: 0 }
  for (const { summary } of all) {
    sum.files += summary.files
    sum.errors += summary.errors
    sum.warnings += summary.warnings
    sum.infos += summary.infos
    sum.fixable += summary.fixable
    sum.suppressed += summary.suppressed
  }
  return sum
}
