// Records what the other side did with a handoff: it took the packet over, or sent it back for these reasons.
import * as z from 'zod'
import type { Handoff } from '../ledger/state.ts'
import { type Deed, type Desk, defineAct, type Plan, type Refusal } from './act.ts'
import { because, names, words } from './shared/given.ts'

const input = z.strictObject({
  outcome: z.enum(['received', 'returned']).describe('What the other side did.'),
  reasons: names.optional().describe('Of a return: its reasons, each in one line.'),
  party: z.string().meta({ value: 'NAME' }).optional().describe('Who took it over.'),
  text: words.optional().describe('More on what they said: of a return, when there is one reason.'),
})
type Given = z.output<typeof input>

export const recordIntake = defineAct({
  name: 'record-intake',
  summary: 'Record that the other side received the packet, or returned it with reasons.',
  input,
  positional: ['outcome', 'reasons'],
  writes: ['intake-received', 'intake-returned'],

  plan(given, { ledger }, desk) {
    const last = [...ledger.state.handoffs.values()].at(-1)
    if (!last) return { no: 'The packet was never handed off.' }
    if (last.returned) return { no: 'The last handoff came back already. Hand the packet off again first.' }
    return given.outcome === 'received' ? received(given, last, desk) : returned(given, last, desk)
  },
})

function received({ party, reasons = [], text }: Given, { event, to }: Handoff, desk: Desk): Plan | Refusal {
  if (!party) return { no: 'Say with --party who took it over.' }
  if (reasons.length > 0) return { no: 'Reasons belong to a return.' }
  const body = { handoff: event, party, ...(text ? { words: desk.write(text) } : {}) }
  return plan(`${party} received the packet at ${to}${because(text)}`, { type: 'intake-received', body })
}

function returned({ party, reasons = [], text }: Given, { event, to }: Handoff, desk: Desk): Plan | Refusal {
  if (party) return { no: '--party belongs to a receipt.' }
  if (reasons.length === 0) return { no: 'Give the reasons, each as one line in quotes.' }
  if (text && reasons.length > 1) return { no: '--text says more on one reason. Of several, say it in the reasons.' }
  const listed = reasons.map(label => ({ label, ...(text ? { words: desk.write(text) } : {}) }))
  const lines = reasons.map((label, index) => `${index + 1}. ${label}`)
  return plan(`Returned by ${to}:\n${lines.join('\n')}${text ? `\n${text}` : ''}`, {
    type: 'intake-returned',
    body: { handoff: event, reasons: listed },
  })
}

const plan = (says: string, deed: Deed): Plan => ({ says, deeds: [deed] })
