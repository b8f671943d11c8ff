import type { Profile } from '../../schemas/profile.ts'
import { rolesOf } from '../profile/people.ts'
import { compare, hoursBetween, readValue, type Value } from '../profile/value.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { ownerOf } from './shared/places.ts'
import { isAmong, roleTitle } from './shared/roles.ts'

type Threshold = Profile['thresholds'][number]

export const creditOverAuthority = defineRule({
  code: 'credit-over-authority',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'The owner’s authority reaches as far as what the packet asks for.',

  *check(world) {
    const fields = new Set(world.profile.thresholds.map(({ field }) => field))
    for (const field of fields) {
      const entry = world.packet.fields.get(field)
      if (!entry?.value.trim()) continue
      const finding = overAuthority(field, world)
      if (finding) yield { ...finding, span: entry.valueSpan }
    }
  },
})

function overAuthority(field: string, world: World): Omit<Finding, 'span'> | undefined {
  const limits = world.profile.thresholds.filter(one => one.field === field)
  let highest: { readonly limit: Threshold; readonly reaches: Value } | undefined
  for (const limit of limits) {
    const asked = askedFor(limit, world)
    const reaches = readValue(limit.over)
    const order = asked && reaches && compare(asked, reaches)
    if (order === undefined) return { message: incomparable(limit, world) }
    if (order > 0 && (!highest || (compare(reaches!, highest.reaches) ?? 1) > 0)) highest = { limit, reaches: reaches! }
  }
  if (!highest || ownerHolds(highest.limit.role, world)) return undefined
  const { limit } = highest
  const owner = ownerOf(world.packet)
  const now = owner ? `and ${nameOf(owner.actor)} is not` : 'and nobody owns this one'
  const message = `${nameOfValue(limit, world)} is over ${limit.over}: only ${title(limit, world)} may own such a packet, ${now}.`
  return owner ? { message, related: [{ span: owner.span, message: 'The owner.' }] } : { message }
}

const incomparable = (limit: Threshold, world: World) =>
  `\`${limit.field}\` cannot be compared with ${limit.over}, over which only ${title(limit, world)} may own the packet.`

function nameOfValue({ field, from, over }: Threshold, { packet }: World): string {
  if (from) return `The time from \`${from}\` to \`${field}\``
  const isTime =
    typeof over === 'string' && /^\d+[dh]$/.test(over) && !/^\d+[dh]$/.test(packet.fields.get(field)!.value)
  return isTime ? `The time from today to \`${field}\`` : `\`${field}\``
}

/** Of a date that has a limit in time, the stretch up to it counts. */
function askedFor({ field, from, over }: Threshold, { packet, clock }: World): Value | undefined {
  const value = readValue(packet.fields.get(field)?.value)
  const isDate = value?.kind === 'day' || value?.kind === 'minutes'
  if (!value || !isDate || readValue(over)?.kind !== 'hours') return value
  const start = readValue(from ? packet.fields.get(from)?.value : clock.today)
  return start && hoursBetween(start, value)
}

function ownerHolds(role: string, { packet, workspace, profile }: World): boolean {
  const actor = ownerOf(packet)?.actor
  return actor?.kind === 'human' && isAmong(rolesOf(actor.handle, workspace), role, profile)
}

const title = ({ role }: Threshold, { profile }: World) => `the ${roleTitle(role, profile)}`
