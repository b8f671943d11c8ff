// What no agent does, and whom to ask instead. It stands in every refusal, so that a model that wants to be helpful knows
// where helping ends.
import type { No } from './tool.ts'

export const cannot = [
  'accept text or reject a draft',
  'raise, confirm, withdraw, sustain or carry an objection',
  'sign off as a reviewer or confirm the charter',
  'confirm that a claim holds or settle a contradiction',
  'transfer ownership or assign reviewers',
  'place or lift a hold, or close an escalation',
  'mark the packet ready, hand it off, release or export it',
  'change the policy',
] as const

/** For the model, as text: why not, what to do, whom to ask, and what nobody like it ever does. */
export function refusalText({ no, instead, ask = [] }: No): string {
  return [
    no,
    ...(instead ? [instead] : []),
    ...(ask.length > 0 ? [`Ask ${ask.join(' or ')}.`] : []),
    '',
    `An agent never does these; a person does, with a key of their own: ${cannot.join('; ')}. A confirmed tool call is not an acceptance.`,
  ].join('\n')
}
