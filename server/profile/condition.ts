// Whether conditions of a profile hold for a packet. What cannot be read or compared is unknown, never a quiet no:
// whoever asks decides what unknown means, and where a guard asks it means yes.
import type { Condition } from '../../schemas/profile.ts'
import { type Excerpt, valuesAt } from './pointer.ts'
import { compare, hoursBetween, readValue } from './value.ts'

export type Answer = 'yes' | 'no' | 'unknown'

/** What conditions look at. */
export type Facts = {
  /** A front-matter value. */
  field(key: string): string | undefined
  /** Everything that the packet cites of a kind. `unread` if some of it could not be read. */
  evidence(kind: string): { readonly excerpts: readonly Excerpt[]; readonly unread: boolean }
  /** Whether some statement is on the topic. */
  topic(name: string): boolean
  readonly today: string
}

/** All of them. None at all hold. */
export const all = (conditions: readonly Condition[], facts: Facts): Answer =>
  worst(conditions.map(condition => holds(condition, facts)))

/** Any group, with all of its conditions. */
export function any(groups: readonly (readonly Condition[])[], facts: Facts): Answer {
  const answers = groups.map(group => all(group, facts))
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no'
}

const worst = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'

export function holds(condition: Condition, facts: Facts): Answer {
  const { found, unread } = read(condition, facts)
  const sure = (yes: boolean): Answer => (yes ? 'yes' : unread ? 'unknown' : 'no')
  if (condition.is === 'present') return sure(found.length > 0)
  if (condition.is === 'absent') return found.length > 0 ? 'no' : unread ? 'unknown' : 'yes'
  if (condition.is === 'count-over') return sure(found.length > Number(condition.value))
  if (condition.is === 'count-at-least') return sure(found.length >= Number(condition.value))
  if (found.length === 0) return unread || condition.field !== undefined ? 'unknown' : 'no'
  const wanted = expected(condition, facts)
  if (wanted.length === 0) return 'unknown'
  const answers = found.flatMap(value => wanted.map(other => test(condition.is, value, other)))
  if (condition.is === 'different') return worst(unread ? [...answers, 'unknown'] : answers)
  if (answers.includes('yes')) return 'yes'
  return unread || answers.includes('unknown') ? 'unknown' : 'no'
}

type Found = { readonly found: readonly unknown[]; readonly unread: boolean }

function read({ field, from, evidence, at, where, topic }: Condition, facts: Facts): Found {
  if (topic !== undefined) return { found: facts.topic(topic) ? [true] : [], unread: false }
  if (evidence !== undefined) return readEvidence(evidence, { at, where }, facts)
  const value = field === undefined ? undefined : facts.field(field)
  if (value === undefined || value.trim() === '') return { found: [], unread: false }
  if (from === undefined) return { found: [value], unread: false }
  const span = between(facts.field(from), value)
  return { found: span ? [`${span}h`] : [], unread: span === undefined }
}

type Where = { readonly at?: string | undefined; readonly where?: Condition['where'] }

function readEvidence(kind: string, { at, where }: Where, facts: Facts): Found {
  const { excerpts, unread } = facts.evidence(kind)
  return { found: excerpts.flatMap(excerpt => valuesAt(at, excerpt, counts(where))), unread }
}

/** Whether an item is one of those that a condition is about. What it does not say, or says in words that compare with nothing, may be so. */
export const counts =
  (where: Condition['where'] = []) =>
  (item: unknown): boolean =>
    where.every(({ at, is, value }) => {
      const said = valuesAt(at, { pointer: '', value: item })
      return said.length === 0 || said.some(one => [value].flat().some(other => test(is, one, other) !== 'no'))
    })

/** Hours from one written time to another. */
function between(from: string | undefined, to: string): number | undefined {
  const start = readValue(from)
  const end = readValue(to)
  const hours = start && end && hoursBetween(start, end)
  return hours && 'size' in hours ? hours.size : undefined
}

function expected({ value, than }: Condition, facts: Facts): readonly unknown[] {
  if (than?.evidence !== undefined) return readEvidence(than.evidence, than, facts).found
  if (than?.field !== undefined) return [facts.field(than.field)].filter(text => text !== undefined)
  return value === undefined ? [] : [value].flat()
}

function test(is: Condition['is'], left: unknown, right: unknown): Answer {
  if (is === 'contains') return contains(left, right)
  const [a, b] = [readValue(left), readValue(right)]
  const order = a && b && compare(a, b)
  if (order === undefined) return 'unknown'
  return ordered(is, order) ? 'yes' : 'no'
}

function ordered(is: Condition['is'], order: number): boolean {
  if (is === 'equal') return order === 0
  if (is === 'different') return order !== 0
  if (is === 'over' || is === 'after') return order > 0
  if (is === 'under' || is === 'before') return order < 0
  return is === 'at-least' ? order >= 0 : order <= 0
}

function contains(left: unknown, right: unknown): Answer {
  if (Array.isArray(left)) return left.some(item => test('equal', item, right) === 'yes') ? 'yes' : 'no'
  if (typeof left !== 'string') return 'unknown'
  return left.toLowerCase().includes(String(right).toLowerCase()) ? 'yes' : 'no'
}
