// What a lint run found, as plain data: it crosses threads, lies in the cache and is all that a report format sees.
import type { Severity } from '../rules/rule.ts'

/** 1-based; columns count UTF-16 units. */
export type Place = { readonly line: number; readonly column: number }

export type Listed = {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly start: Place
  readonly end: Place
  readonly related: readonly { readonly message: string; readonly start: Place; readonly end: Place }[]
  /** What `--fix` would do: only there where exactly one thing can be done. */
  readonly fix?: ListedFix
  /** `external`: by the workspace's file of suppressions, not by a comment on the page. */
  readonly suppressed?: { readonly reason: string; readonly until?: string; readonly external?: true }
  /** The same for the same thing found in the same statement, wherever it stands on the page. */
  readonly fingerprint: string
  /** Source lines that a code frame shows, by line number. */
  readonly source?: Readonly<Record<number, string>>
}

export type ListedFix = {
  readonly title: string
  readonly edits: readonly { readonly start: Place; readonly end: Place; readonly text: string }[]
}

export type FileReport = {
  /** With forward slashes, from the folder that the report's readers call the root. */
  readonly path: string
  readonly findings: readonly Listed[]
  /** The same as JSON, where it is at hand and says nothing that a JSON report leaves out. */
  readonly json?: string | undefined
}

export type Summary = {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly fixable: number
  readonly suppressed: number
}

export type LintReport = { readonly files: readonly FileReport[]; readonly summary: Summary }

/** How a report says things to a screen. A file or a pipe gets the words alone. */
export type Screen = {
  readonly columns: number
  paint(style: Style, text: string): string
}
export type Style = 'error' | 'warning' | 'info' | 'strong' | 'faint' | 'good' | 'link'

export const liveFindings = ({ findings }: FileReport): readonly Listed[] =>
  findings.filter(({ suppressed }) => !suppressed)

export function summarize(files: readonly FileReport[]): Summary {
  const sum = { files: files.length, errors: 0, warnings: 0, infos: 0, fixable: 0, suppressed: 0 }
  for (const { findings } of files) {
    for (const { severity, fix, suppressed } of findings) {
      if (suppressed) sum.suppressed++
      else {
        sum[`${severity}s`]++
        if (fix) sum.fixable++
      }
    }
  }
  return sum
}

/** Errors before warnings before remarks. */
export const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** `1 error`, `2 errors` */
export const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`
