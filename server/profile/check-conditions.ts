// Whether the conditions of a profile can be judged at all.
import type { Condition, Profile } from '../../schemas/profile.ts'
import { type Disagreement, error, missing } from './disagreement.ts'

type Placed = readonly [path: readonly PropertyKey[], condition: Condition]

export function* checkConditions(profile: Profile): Iterable<Disagreement> {
  for (const [path, condition] of everyCondition(profile)) {
    yield* checkSubject(profile, path, condition)
    yield* checkComparison(profile, path, condition)
  }
}

function everyCondition({ sections, reviewers, prerequisites, escalations, handoff }: Profile): Placed[] {
  const placed = (path: readonly PropertyKey[], conditions: readonly Condition[]) =>
    conditions.map((condition, i): Placed => [[...path, i], condition])
  return [
    ...sections.flatMap(({ when }, i) => placed(['sections', i, 'when'], when)),
    ...reviewers.flatMap(({ when }, i) => placed(['reviewers', i, 'when'], when)),
    ...prerequisites.flatMap(({ when }, i) => placed(['prerequisites', i, 'when'], when)),
    ...prerequisites.flatMap(({ met }, i) => placed(['prerequisites', i, 'met'], met)),
    ...(handoff?.routes ?? []).flatMap(({ when }, i) => placed(['handoff', 'routes', i, 'when'], when)),
    ...escalations.flatMap(({ when }, i) => when.flatMap((group, k) => placed(['escalations', i, 'when', k], group))),
  ]
}

function* checkSubject(profile: Profile, path: readonly PropertyKey[], condition: Condition): Iterable<Disagreement> {
  const { field, from, evidence, at, where, topic, is, than } = condition
  const subjects = [field, evidence, topic].filter(subject => subject !== undefined)
  if (subjects.length !== 1)
    yield error(path, 'A condition looks at one thing: give it `field`, `evidence` or `topic`, and only one of them.')
  for (const [key, name] of [['field', field] as const, ['from', from] as const])
    if (name && !isField(profile, name)) yield missing([...path, key], 'field', name, Object.keys(profile.fields))
  if (than?.field && !isField(profile, than.field))
    yield missing([...path, 'than', 'field'], 'field', than.field, Object.keys(profile.fields))
  for (const [way, kind] of [[['evidence'], evidence] as const, [['than', 'evidence'], than?.evidence] as const])
    if (kind && !profile.evidence[kind])
      yield missing([...path, ...way], 'evidence kind', kind, Object.keys(profile.evidence))
  if (topic && !profile.topics[topic]) yield missing([...path, 'topic'], 'topic', topic, Object.keys(profile.topics))
  if (topic && is !== 'present' && is !== 'absent')
    yield error([...path, 'is'], 'A topic is `present` or `absent`, and nothing else.')
  if (at && !evidence) yield error([...path, 'at'], '`at` points into evidence: give the condition `evidence` too.')
  if (where && !at?.split('/').includes('*'))
    yield error([...path, 'where'], '`where` chooses among items: give the condition an `at` with a `*` in it.')
  if (from && !field) yield error([...path, 'from'], '`from` counts to a field: give the condition `field` too.')
}

function* checkComparison(
  profile: Profile,
  path: readonly PropertyKey[],
  condition: Condition,
): Iterable<Disagreement> {
  const { is, value, than, from } = condition
  const bare = is === 'present' || is === 'absent'
  if (bare && (value !== undefined || than)) yield error([...path, 'is'], `\`${is}\` is compared with nothing.`)
  if (bare) return
  if (value === undefined && !than) yield error(path, `\`is: ${is}\` needs a \`value\`, or \`than\`.`)
  if (value !== undefined && than) yield error(path, 'A condition has either a `value` or `than`.')
  if (is.startsWith('count-') && typeof value !== 'number')
    yield error([...path, 'value'], `\`${is}\` is compared with a number.`)
  if (from && !(typeof value === 'string' && /^\d{1,5}[dh]$/.test(value)))
    yield error([...path, 'value'], 'With `from`, the value is a number of days or hours, like `14d`.')
  if (than && !than.evidence === !than.field)
    yield error([...path, 'than'], '`than` names either `evidence`, with `at`, or a `field`.')
  if (condition.field && (is === 'equal' || is === 'different'))
    yield* checkChoice(profile, path, condition.field, value)
}

function* checkChoice(
  { fields }: Profile,
  path: readonly PropertyKey[],
  field: string,
  value: Condition['value'],
): Iterable<Disagreement> {
  const choices = fields[field]?.choices
  if (!choices || value === undefined) return
  const known = new Set(choices.map(choice => choice.toLowerCase()))
  for (const wanted of [value].flat())
    if (!known.has(String(wanted).toLowerCase()))
      yield missing([...path, 'value'], `choice for \`${field}\` called`, String(wanted), choices)
}

const isField = ({ fields }: Profile, name: string) =>
  Object.hasOwn(fields, name) || ['coordinator', 'owner', 'packet'].includes(name)
