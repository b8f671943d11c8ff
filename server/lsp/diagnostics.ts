// Findings as the protocol has them. Each is written once, and again where it stands elsewhere: a keystroke in a long packet
// leaves nearly all of them as they are.
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as Wire,
} from 'vscode-languageserver-protocol/node'
import { rulePage } from '../host/product.ts'
import type { Finding } from '../rules/rule.ts'
import type { Checked, Reported } from '../rules/run.ts'
import { type Document, largest } from './documents.ts'
import type { Places } from './places.ts'
import { chosen, more, moreFindings, type Told, told } from './told.ts'
import { type Piece, pieceOf } from './written.ts'

export const source = 'countersign'

/** The same ID for the same findings at the same places. */
export type Answer = { readonly id: string; readonly items: readonly Piece[] }

type Asking = {
  readonly client: { readonly relatedInformation: boolean }
  readonly settings: { readonly run?: 'onType' | 'onSave' | null | undefined }
  readonly outside: { answered(): void }
  checked(document: Document): Promise<unknown>
}

const answered = new WeakMap<Document, { readonly from: unknown; readonly answer: Answer }>()
let answers = 0

/** While findings are held back until the document is saved, the last ones stand. */
export async function diagnosticsOf(document: Document, session: Asking): Promise<Answer> {
  const last = answered.get(document)
  if (last && session.settings.run === 'onSave' && document.dirty) return last.answer
  const checked = (await session.checked(document)) as Checked | undefined
  const from = checked ?? (document.tooLarge ? 'too large' : 'plain')
  const again = answered.get(document)
  if (again?.from === from) return again.answer
  const uri = session.client.relatedInformation ? document.uri : undefined
  const items = checked
    ? piecesOf(checked, document.places, uri)
    : from === 'too large'
      ? [pieceOf(refusal(document))]
      : []
  const answer = again && same(again.answer.items, items) ? again.answer : { id: String(++answers), items }
  answered.set(document, { from, answer })
  if (checked) session.outside.answered()
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
    const item = diagnosticIn(one, places, uri)
    const piece = pieceOf(item)
    known.set(one.finding, { severity: one.severity, item, piece })
    return piece
  })
  if (all > shown.length) pieces.unshift(pieceOf(diagnostic(more(all, places))))
  return pieces
}

/** What a finding says is part of it; where it stands, and how grave it is, is not. */
function holds({ item, severity }: Known, now: Reported, places: Places): boolean {
  if (severity !== now.severity || !places.stands(now.range, item.range)) return false
  // Asked of every finding after each keystroke: it leaves nothing behind.
  const related = item.relatedInformation
  if (related)
    for (let index = 0; index < related.length; index++)
      if (!places.stands(now.related[index]!.range, related[index]!.location.range)) return false
  return true
}

/** `uri`: where related places are, for clients that show them. */
export const diagnosticIn = (one: Reported, places: Places, uri: string | undefined): Diagnostic =>
  diagnostic(told(one, places), uri === undefined ? [] : relatedTo(one, places, uri))

type Related = NonNullable<Diagnostic['relatedInformation']>

const relatedTo = ({ related }: Reported, places: Places, uri: string): Related =>
  related.map(({ message, range }) => ({ message, location: { uri, range: places.wire(range) } }))

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

export const diagnostic = ({ code, severity, message, range }: Told, relatedInformation: Related = []): Diagnostic => ({
  range,
  severity: severities[severity],
  code,
  ...(code !== moreFindings && { codeDescription: { href: rulePage(code) } }),
  source,
  message,
  ...(unneeded.has(code) && { tags: [DiagnosticTag.Unnecessary] }),
  ...(relatedInformation.length > 0 && { relatedInformation }),
})

/** What nobody would miss. */
const unneeded = new Set(['unused-evidence', 'unused-suppression'])

const first: Wire = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }

const refusal = ({ text }: Document): Diagnostic =>
  diagnostic({
    code: 'unreadable',
    severity: 'error',
    message: `This packet has ${(text.length / 1e6).toFixed(1)} million characters, and an editor's packet has at most ${largest / 1e6} million: move what is long into evidence files.`,
    range: first,
  })
