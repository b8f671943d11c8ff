// Passes the packet to another owner, or to another coordinator. Every objection stays as it is.
import * as z from 'zod'
import { values } from '../ledger/standing.ts'
import { defineAct } from './act.ts'
import { bare, because, handle, words } from './shared/given.ts'

export const transfer = defineAct({
  name: 'transfer',
  summary: 'Pass the packet to another owner or coordinator.',
  input: z.strictObject({
    to: handle.describe('Who takes over.'),
    place: z.enum(['owner', 'coordinator']).optional().describe('`owner` (if you do not say) or `coordinator`.'),
    from: handle.optional().describe('Who gives it away, where several branches named several.'),
    text: words.optional().describe('Why.'),
  }),
  positional: ['to'],
  writes: ['owner-transferred'],

  plan({ to, place = 'owner', from, text }, { ledger }, desk) {
    const { owners, coordinators } = ledger.standing
    const held = values(place === 'owner' ? owners : coordinators)
    const before = from ? bare(from) : held[0]
    if (!before) return { no: `Nobody is ${place} yet: open the packet first.` }
    if (!from && held.length > 1)
      return { no: `Several people are ${place}, from several branches: say --from ${held.join(' or ')}.` }
    const after = bare(to)
    if (before === after && held.length === 1) return { no: `@${after} is the ${place} already.` }
    const body = { place, from: before, to: after, ...(text ? { words: desk.write(text) } : {}) }
    return {
      says: `The ${place} is @${after} from now on, in place of @${before}${because(text)}`,
      deeds: [{ type: 'owner-transferred', body }],
    }
  },
})
