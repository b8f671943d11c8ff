import { compare, readValue } from '../profile/value.ts'
import { defineRule } from './rule.ts'
import { capOf, money } from './shared/cap.ts'

export const creditBeyondContract = defineRule({
  code: 'credit-beyond-contract',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'What is asked for is within the cap that the cited contract sets.',

  *check(world) {
    const { cap } = world.profile
    const entry = cap && world.packet.fields.get(cap.field)
    if (!cap || !entry?.value.trim()) return
    const span = entry.valueSpan
    const asked = readValue(entry.value)
    if (asked?.kind !== 'amount') {
      yield {
        span,
        message: `\`${cap.field}\` is no amount with its currency, so it cannot be held against the contract.`,
      }
      return
    }
    const found = capOf(cap, world)
    if ('why' in found) {
      yield { span, message: `The cap on \`${cap.field}\` cannot be computed: ${found.why}.`, related: found.related }
      return
    }
    const order = compare(asked, found.cap)
    if (order === undefined)
      yield {
        span,
        message: `\`${cap.field}\` and its cap are in different currencies: ${found.arithmetic}.`,
        related: found.related,
      }
    else if (order > halfCent)
      yield { span, message: `${money(asked)} is beyond the contract: ${found.arithmetic}.`, related: found.related }
  },
})

/** What is paid is rounded to cents; what is computed is not. */
const halfCent = 0.005
