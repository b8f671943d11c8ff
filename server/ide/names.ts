// Where names lead, where they are used, and whether one may get another.
import type { Range } from '../../schemas/packet.ts'
import type { Checked } from '../rules/run.ts'
import { opened } from '../rules/shared/recorded.ts'
import { namedAt } from './at.ts'
import { type Occurrence, occurrences } from './occurrences.ts'

export type Definition =
  | { readonly kind: 'here'; readonly from: Range; readonly to: Range; readonly whole: Range }
  | { readonly kind: 'roster'; readonly from: Range; readonly handle: string }

export function definition({ subject }: Checked, offset: number): Definition | undefined {
  const found = namedAt(subject, offset)
  if (found?.kind === 'person') return { kind: 'roster', from: found.range, handle: found.handle }
  if (found?.kind !== 'statement' && found?.kind !== 'evidence') return undefined
  const { idSpan, span } = found.kind === 'statement' ? found.statement : found.evidence
  const { packet } = subject
  return { kind: 'here', from: found.range, to: packet.range(idSpan), whole: packet.range(span) }
}

export function references({ subject }: Checked, offset: number): readonly Occurrence[] {
  const found = namedAt(subject, offset)
  if (found?.kind === 'statement' || found?.kind === 'evidence') return occurrences(subject.packet, found.id)
  return found?.kind === 'person' ? occurrences(subject.packet, `@${found.handle}`) : []
}

export type Renaming = { readonly range: Range; readonly id: string } | { readonly no: string }

/** An ID that an event names is part of what somebody signed, and stays. */
export function renaming(checked: Checked, offset: number): Renaming {
  const found = namedAt(checked.subject, offset)
  if (found?.kind !== 'statement' && found?.kind !== 'evidence')
    return { no: 'Only the IDs of statements and evidence can be given another number.' }
  const { id, range } = found
  if (isNamed(id, checked)) return { no: `The ledger names ${id}: an ID that somebody decided on stays what it is.` }
  return { range, id }
}

export function renamed(
  checked: Checked,
  offset: number,
  to: string,
): { readonly places: readonly Range[] } | { readonly no: string } {
  const found = renaming(checked, offset)
  if ('no' in found) return found
  const { id } = found
  const { packet } = checked.subject
  const letter = id.charAt(0)
  if (!/^[A-Z][1-9]\d{0,8}$/.test(to) || !to.startsWith(letter))
    return { no: `${to} is no ID for this: write ${letter} and a number, like ${nextId(letter, checked)}.` }
  if (to !== id && (packet.statement(to) || packet.evidenceOf(to))) return { no: `${to} is on the page already.` }
  if (isNamed(to, checked)) return { no: `${to} was in use before, and no ID is used twice.` }
  return { places: occurrences(packet, id).map(({ range }) => range) }
}

/** The next number of a letter that neither the page nor the ledger has used. */
export function nextId(letter: string, checked: Checked): string {
  const { statements, evidence } = checked.subject.packet
  const numbers = [...statements, ...evidence].flatMap(({ id }) => (id.startsWith(letter) ? [Number(id.slice(1))] : []))
  const recorded = [...idsNamed(checked)].flatMap(id => (id.startsWith(letter) ? [Number(id.slice(1))] : []))
  return `${letter}${1 + [...numbers, ...recorded].reduce((most, one) => Math.max(most, one), 0)}`
}

const isNamed = (id: string, checked: Checked) => idsNamed(checked).has(id)

/** Whatever looks like an ID in what events say: one too many only keeps a number free. */
function idsNamed({ world }: Checked): ReadonlySet<string> {
  const { ledger } = opened(world) ?? {}
  const shown = ledger ? [...ledger.state.objections, ...ledger.state.drafts, ...ledger.state.risks] : []
  return new Set([
    ...(ledger?.events ?? []).flatMap(
      ({ event }) => JSON.stringify(event.body).match(/(?<=")[A-Z][1-9]\d{0,8}(?=")/g) ?? [],
    ),
    ...shown.flatMap(([event]) => ledger?.shownId(event) ?? []),
  ])
}
