import { addDays, isDay, minutesOf } from '../evidence/dates.ts'
import { defineRule } from './rule.ts'
import { wholePacket } from './shared/places.ts'

export const missingExpiry = defineRule({
  code: 'missing-expiry',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'The packet says when what it asks for ends, and that is soon enough.',

  *check({ packet, profile, clock }) {
    const { field, longest } = profile.expiry ?? {}
    const whole = wholePacket(packet)
    if (!field || !whole) return
    const entry = packet.fields.get(field)
    if (!entry?.value) {
      yield { span: entry?.keySpan ?? whole, message: `Nothing says when this ends: \`${field}\` has no date.` }
      return
    }
    const last = lastDay(clock.today, longest)
    // What is no day is a finding of `invalid-front-matter`.
    if (last === undefined || !isDay(entry.value) || entry.value <= last) return
    const message = `${entry.value} is more than ${longest} away, the longest that ${profile.name} allows.`
    yield { span: entry.valueSpan, message }
  },
})

function lastDay(today: string, longest: string | undefined): string | undefined {
  const minutes = minutesOf(longest)
  return minutes === undefined ? undefined : addDays(today, Math.floor(minutes / 1440))
}
