// Findings as the protocol has them. Suppressed ones are not told; of too many, the gravest are.
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as Wire,
} from 'vscode-languageserver-protocol/node'
import { rulePage } from '../host/product.ts'
import type { Checked, Reported } from '../rules/run.ts'
import type { Client } from './client.ts'
import type { Places } from './convert.ts'
import { type Document, largest } from './documents.ts'

/** More than these help nobody, and many clients stand still under them. */
export const most = 1000

export const source = 'countersign'

export type Answer = { readonly id: string; readonly items: readonly Diagnostic[] }

type Asking = {
  readonly client: Client
  readonly settings: { readonly run?: 'onType' | 'onSave' | null | undefined }
  checked(document: Document): Promise<unknown>
}

const told = new WeakMap<Document, { readonly from: unknown; readonly answer: Answer }>()
let answers = 0

/** While findings are held back until the document is saved, the last ones stand. */
export async function diagnosticsOf(document: Document, session: Asking): Promise<Answer> {
  const last = told.get(document)
  if (last && session.settings.run === 'onSave' && document.dirty) return last.answer
  const checked = (await session.checked(document)) as Checked | undefined
  const from = checked ?? (document.tooLarge ? 'too large' : 'plain')
  const again = told.get(document)
  if (again?.from === from) return again.answer
  const uri = session.client.relatedInformation ? document.uri : undefined
  const items = checked ? toldOf(checked, document.places, uri) : from === 'too large' ? [refusal(document)] : []
  const answer = { id: String(++answers), items }
  told.set(document, { from, answer })
  return answer
}

/** `uri`: where related places are, for clients that show them. */
export function toldOf(checked: Checked, places: Places, uri: string | undefined): readonly Diagnostic[] {
  const live = checked.findings.filter(({ suppressed }) => !suppressed)
  const shown = live.length > most ? gravest(live) : live
  const items = shown.map(one => diagnostic(one, places, uri))
  if (live.length > most) items.unshift(more(live.length, places))
  return items
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

export function diagnostic(
  { rule, severity, message, range, related }: Reported,
  places: Places,
  uri: string | undefined,
): Diagnostic {
  const relatedInformation =
    uri !== undefined && related.length > 0
      ? related.map(one => ({ message: one.message, location: { uri, range: places.wire(one.range) } }))
      : undefined
  return {
    range: places.wire(range),
    severity: severities[severity],
    code: rule.code,
    codeDescription: { href: rulePage(rule.code) },
    source,
    message,
    ...(unneeded.has(rule.code) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(relatedInformation && { relatedInformation }),
  }
}

/** What nobody would miss. */
const unneeded = new Set(['unused-evidence', 'unused-suppression'])

function gravest(findings: readonly Reported[]): readonly Reported[] {
  const of = (wanted: string) => findings.filter(({ severity }) => severity === wanted)
  return [...of('error'), ...of('warning'), ...of('info')].slice(0, most)
}

const more = (count: number, { wire }: Places): Diagnostic => ({
  range: wire({ start: 0, end: 0 }),
  severity: DiagnosticSeverity.Warning,
  code: 'more-findings',
  source,
  message: `This packet has ${count} findings; the gravest ${most} are shown. \`countersign lint\` lists all of them.`,
})

const first: Wire = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }

const refusal = ({ text }: Document): Diagnostic => ({
  range: first,
  severity: DiagnosticSeverity.Error,
  code: 'unreadable',
  codeDescription: { href: rulePage('unreadable') },
  source,
  message: `This packet has ${(text.length / 1e6).toFixed(1)} million characters, and an editor's packet has at most ${largest / 1e6} million: move what is long into evidence files.`,
})
