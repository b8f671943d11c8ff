// Runs every rule over a subject. What ran before is kept and asked again only where something it looked at has changed.
import type { Fix, Range, Span } from '../../schemas/packet.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Finding, Rule, Severity } from './rule.ts'

/** A finding as a face shows it. */
export type Reported = {
  readonly rule: Rule
  readonly severity: Severity
  readonly message: string
  readonly range: Range
  readonly related: readonly { readonly range: Range; readonly message: string }[]
  /** Set where a comment on the page or a flag suppresses it. Guards are never suppressed. */
  readonly suppressed?: { readonly reason: string; readonly until?: string }
  readonly finding: Finding
}

export type Checked = {
  readonly subject: Subject
  /** In the order of the page, suppressed ones among them. */
  readonly findings: readonly Reported[]
  readonly memory: Memory
}

export type Levels = Readonly<Record<string, Severity | 'off'>>
export type Memory = unknown

export declare function check(subject: Subject, levels?: Levels, before?: Checked): Checked
/** The fixes of one finding, computed when asked for. */
export declare function fixes(checked: Checked, reported: Reported): readonly Fix[]
/** The text after applying edits, overlapping ones left out. */
export declare function apply(text: string, edits: readonly { readonly range: Range; readonly text: string }[]): string
export type Resolve = (span: Span) => Range
