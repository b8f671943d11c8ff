// Findings as the protocol has them. Suppressed ones are not told; of too many, the gravest are.
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as Wire,
} from 'vscode-languageserver-protocol/node'
import { rulePage } from '../host/product.ts'
import type { Finding } from '../rules/rule.ts'
import type { Checked, Reported } from '../rules/run.ts'
import type { Client } from './client.ts'
import type { Places } from './convert.ts'
import { type Document, largest } from './documents.ts'
import { type Piece, pieceOf } from './written.ts'

/** More than these help nobody, and many clients stand still under them. */
export const most = 1000

export const source = 'countersign'

/** The same ID for the same findings at the same places. */
export type Answer = { readonly id: string; readonly items: readonly Piece[] }

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
  const items = checked
    ? piecesOf(checked, document.places, uri)
    : from === 'too large'
      ? [pieceOf(refusal(document))]
      : []
  const answer = again && same(again.answer.items, items) ? again.answer : { id: String(++answers), items }
  told.set(document, { from, answer })
  return answer
}

const same = (before: readonly Piece[], now: readonly Piece[]): boolean =>
  before.length === now.length &&
  before.every((piece, index) => piece === now[index] || Buffer.compare(piece, now[index]!) === 0)

/** What one finding was when it was written last. */
type Known = { readonly severity: Reported['severity']; readonly item: Diagnostic; readonly piece: Piece }
const known = new WeakMap<Finding, Known>()

function piecesOf(checked: Checked, places: Places, uri: string | undefined): readonly Piece[] {
  const { shown, all } = chosen(checked)
  const pieces = shown.map(one => {
    const last = known.get(one.finding)
    if (last && holds(last, one, places)) return last.piece
    const item = diagnostic(one, places, uri)
    const piece = pieceOf(item)
    known.set(one.finding, { severity: one.severity, item, piece })
    return piece
  })
  if (all > shown.length) pieces.unshift(pieceOf(more(all, places)))
  return pieces
}

/** What a finding says is part of it; where it stands, and how grave it is, is not. */
const holds = ({ item, severity }: Known, now: Reported, places: Places): boolean =>
  severity === now.severity &&
  places.stands(now.range, item.range) &&
  (item.relatedInformation ?? []).every(({ location }, index) =>
    places.stands(now.related[index]!.range, location.range),
  )

function chosen({ findings }: Checked): { readonly shown: readonly Reported[]; readonly all: number } {
  const live = findings.filter(({ suppressed }) => !suppressed)
  return { shown: live.length > most ? gravest(live) : live, all: live.length }
}

/** `uri`: where related places are, for clients that show them. */
export function toldOf(checked: Checked, places: Places, uri: string | undefined): readonly Diagnostic[] {
  const { shown, all } = chosen(checked)
  const items = shown.map(one => diagnostic(one, places, uri))
  if (all > shown.length) items.unshift(more(all, places))
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
