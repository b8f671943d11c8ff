// Which values of the packet make a group of conditions hold, and how a sentence says so.
import type { Span } from '../../../schemas/packet.ts'
import type { Condition } from '../../../schemas/profile.ts'
import { type Answer, counts, type Facts, holds } from '../../profile/condition.ts'
import { valuesAt } from '../../profile/pointer.ts'
import type { World } from '../rule.ts'
import { current } from './current.ts'
import { excerptFor, factsFor } from './facts.ts'
import { whileSame } from './remembered.ts'
import { topicOf } from './topic.ts'

export type Shown = {
  /** Whether something was read that compares with nothing. */
  readonly unclear: boolean
  readonly says: readonly string[]
  /** Where the first of the values stands. */
  readonly span: Span | undefined
}

/**
 * Nothing unless all of the group hold. A value that is not there, or was not read, raises nothing: the rules on evidence
 * speak of it. A value that is there and cannot be judged counts.
 */
export const shownBy = whileSame(looksAt, (group: readonly Condition[], world: World): Shown | undefined => {
  const found: Seen[] = []
  let unclear = false
  for (const condition of group) {
    const facts = factsFor(condition, world)
    const answer = holds(condition, { ...facts, evidence: kind => ({ ...facts.evidence(kind), unread: false }) })
    if (answer === 'no') return undefined
    const seen = seenBy(condition, answer, facts, world)
    if (answer === 'unknown' && !seen) return undefined
    unclear ||= answer === 'unknown'
    if (seen) found.push(seen)
  }
  return { unclear, says: found.map(({ says }) => says), span: found.find(({ span }) => span)?.span }
})

function looksAt(group: readonly Condition[], world: World): readonly unknown[] {
  return group.flatMap(condition => {
    const { field, from, evidence, topic, than } = condition
    const kinds = [evidence, than?.evidence]
    return [
      ...[field, from, than?.field].map(key => key && world.packet.fields.get(key)),
      topic && factsFor(condition, world).topic(topic),
      ...current(world).filter(({ definition }) => kinds.includes(definition.kind)),
    ]
  })
}

type Seen = { readonly says: string; readonly span: Span | undefined }

function seenBy(condition: Condition, answer: Answer, facts: Facts, world: World): Seen | undefined {
  const { field, topic, evidence } = condition
  if (evidence !== undefined) return seenInEvidence(condition, answer, facts, world)
  const entry = field === undefined ? undefined : world.packet.fields.get(field)
  const than = answer === 'unknown' ? '' : compared(condition, world)
  if (entry) return { says: `\`${field}\` is ${short(entry.value)}${than}`, span: entry.valueSpan }
  const statement = topic && world.packet.statements.find(one => topicOf(one, world) === topic)
  return statement ? { says: `${statement.id} is on ${topic}`, span: statement.idSpan } : undefined
}

function seenInEvidence(condition: Condition, answer: Answer, facts: Facts, world: World): Seen | undefined {
  const { evidence, at, is } = condition
  const inKind = at === undefined ? `the ${evidence}` : `\`${at}\` of the ${evidence}`
  if (is === 'absent') return { says: `nothing stands at ${inKind}`, span: undefined }
  const than = answer === 'unknown' ? '' : compared(condition, world)
  const found = valuesOf(evidence!, condition, world)
  const [first] = found
  if (is.startsWith('count'))
    return first && { says: `${found.length} values stand at ${inKind}${than}`, span: first.span }
  const reason = found.find(({ value }) => judged(condition, value, facts) === answer) ?? first
  return reason && { says: `${reason.where} is ${short(reason.value)}${than}`, span: reason.span }
}

type Found = { readonly value: unknown; readonly where: string; readonly span: Span }

function valuesOf(kind: string, condition: Condition, world: World): readonly Found[] {
  const { at, where: items } = condition
  return current(world).flatMap((source): readonly Found[] => {
    const { definition } = source
    const excerpt = definition.kind === kind ? excerptFor(condition, source) : undefined
    if (!excerpt) return []
    const where = at === undefined ? definition.id : `\`${at}\` of ${definition.id}`
    const values = valuesAt(at, excerpt, counts(items)).filter(value => value !== null && value !== '')
    return values.map(value => ({ value, where, span: definition.idSpan }))
  })
}

/** What the condition says of one value alone. */
function judged({ at: _, where: __, ...condition }: Condition, value: unknown, facts: Facts): Answer {
  const one = { excerpts: [{ pointer: '', value }], unread: false }
  const both = condition.than?.evidence === condition.evidence
  const evidence: Facts['evidence'] = kind => (kind === condition.evidence && !both ? one : facts.evidence(kind))
  return holds(condition, { ...facts, evidence })
}

const words: Partial<Record<Condition['is'], string>> = {
  over: 'over',
  under: 'under',
  'at-least': 'at least',
  'at-most': 'at most',
  after: 'after',
  before: 'before',
  'count-over': 'over',
  'count-at-least': 'at least',
}

/** `, after 2026-10-02 (`/deactivated` of E1)` */
function compared({ is, value, than, where: _, ...condition }: Condition, world: World): string {
  const word = words[is]
  if (!word) return ''
  if (than?.field !== undefined) return `, ${word} \`${than.field}\``
  if (than?.evidence === undefined) return `, ${word} ${[value].flat().join(' or ')}`
  const { at: __, ...rest } = condition
  const others = valuesOf(than.evidence, { ...rest, is, ...(than.at !== undefined && { at: than.at }) }, world)
  const [only, more] = others
  return only && !more ? `, ${word} ${short(only.value)} (${only.where})` : `, ${word} the ${than.evidence}`
}

function short(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = String(value).replace(/\s+/g, ' ').trim()
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
