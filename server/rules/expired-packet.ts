import { isDay } from '../evidence/dates.ts'
import { defineRule } from './rule.ts'

export const expiredPacket = defineRule({
  code: 'expired-packet',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'What the packet asks for has not ended yet.',

  *check({ packet, profile, clock }) {
    const entry = profile.expiry && packet.fields.get(profile.expiry.field)
    if (!entry || !isDay(entry.value) || entry.value >= clock.today) return
    yield { span: entry.valueSpan, message: `What this packet asks for ended on ${entry.value}.` }
  },
})
