// Which key an act asks for. A profile speaks of a few acts by name; the others follow the one they belong to.
import type { Profile } from '../../schemas/profile.ts'
import type { Demand } from '../ledger/sshsig.ts'

type Kept = keyof Profile['keys']

const follows: Readonly<Record<string, Kept>> = {
  accept: 'accept',
  reject: 'accept',
  carry: 'carry',
  withdraw: 'withdraw',
  sustain: 'withdraw',
  'confirm-objection': 'withdraw',
  review: 'sign_off',
  open: 'confirm_charter',
  'confirm-charter': 'confirm_charter',
  assign: 'assign',
  'pass-on': 'assign',
  'change-authority': 'assign',
  transfer: 'transfer',
  hold: 'hold',
  resume: 'hold',
  'close-escalation': 'close_escalation',
  dismiss: 'close_escalation',
  'confirm-claim': 'settle',
  settle: 'settle',
  ready: 'mark_ready',
  'hand-off': 'hand_off',
  'record-intake': 'hand_off',
  'answer-return': 'accept',
  release: 'release',
  export: 'export',
  dispose: 'export',
  'change-policy': 'change_policy',
}

/** Acts that may be unsigned, or that decide nothing about the packet's way. */
const free = new Set([
  'object',
  'answer',
  'propose',
  'recommend',
  'refresh',
  'suspect',
  'escalate',
  'done',
  'drop',
  'refute',
  'confirm-hypothesis',
])

const strength: Readonly<Record<Demand, number>> = { any: 0, touch: 1, 'touch+pin': 2 }

export const stronger = (a: Demand, b: Demand): boolean => strength[a] > strength[b]

/** An act that nobody has thought of asks for the best key that the profile knows. */
export function demandOf(act: string, { keys }: Pick<Profile, 'keys'>): Demand {
  const kept = follows[act]
  if (kept) return keys[kept] ?? 'any'
  if (free.has(act)) return 'any'
  return Object.values(keys).reduce<Demand>((best, one) => (one && stronger(one, best) ? one : best), 'any')
}
