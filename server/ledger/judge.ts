// Whether an event counts, judged where it stands: by its own past, under the policy in force there. Whatever is unknown
// counts for nothing.

import type * as z from 'zod'
import type { SignatureFile, Written } from './contents.ts'
import { type Damage, type DamageKind, short } from './damage.ts'
import type { Definition, Sight, Told } from './definition.ts'
import { definitionOf, type EventType } from './events/index.ts'
import type { Policy } from './policy.ts'
import { type Proof, type Proving, prove, type SignatureMemory } from './proof.ts'
import { sealOf } from './seal.ts'
import { values } from './standing.ts'
import { whyStill } from './still.ts'

export type World = {
  /**
   * What a policy says, by its digest, from its file in the ledger or from wherever else it is known. Asked often.
   * A policy that is not known lets nobody do anything.
   */
  policy(digest: string, bytes: Uint8Array | undefined): Policy | undefined
  readonly memory?: SignatureMemory
  /** The number of the packet. Absent: the ledger's own first event says it. */
  readonly packet?: string
}

export type Place = Sight & {
  readonly packet: string
  readonly signatures: readonly SignatureFile[]
  policy(digest: string): Policy | undefined
  /** Seconds since 1970: the latest time that a proven event before this one gave. */
  readonly clock: number
  /** Everything before it in fold order. */
  readonly earlier: readonly { readonly id: string }[]
}

export type Judgement = {
  /** Nothing if the event says nothing that counts. */
  readonly told?: Told<unknown>
  readonly proof?: Proof
  readonly damage: readonly Damage[]
}

type Refusal = { readonly kind: DamageKind; readonly why: string }

export function judge(written: Written, place: Place, memory: SignatureMemory | undefined): Judgement {
  const { event } = written
  const definition = definitionOf(event.type)
  const inForce = event.type === 'packet-opened' ? openingPolicies(written, place) : values(place.standing.policies)
  const policies = inForce.map(digest => place.policy(digest)).filter(policy => policy !== undefined)
  const proving: Proving =
    policies.length > 0 && policies.length === inForce.length
      ? prove(written, place.signatures, question(written, place, definition.act, policies), memory)
      : { bad: [] }
  const told = tell(written, proving.proof !== undefined)
  const refusal =
    whyForeign(written, place, definition) ??
    whyNoPolicy(written, inForce, policies) ??
    whyUnproven(proving, definition, place) ??
    whyStopped(told, place, definition) ??
    whyUnfit(told, place, definition) ??
    whyNotAllowed(written, place, definition, policies)
  const damage = refusal ? [...proving.bad, refused(written, refusal, keeps(definition, refusal))] : proving.bad
  const proof = proving.proof ? { proof: proving.proof } : {}
  if (!refusal) return { told, damage, ...proof }
  return keeps(definition, refusal) ? { told: { ...told, allowed: false }, damage, ...proof } : { damage, ...proof }
}

type Kind = Definition<EventType, z.ZodType>

/** What must never be lost is kept, unless it is not of this packet or no person's at all. */
const keeps = ({ keeps }: Kind, { kind }: Refusal) =>
  keeps === true && kind !== 'foreign-event' && kind !== 'agent-decided'

/** Who opens a packet names the policy. In a packet that is open, the one in force is asked as always. */
const openingPolicies = ({ event }: Written, { standing }: Place) =>
  standing.opened.length === 0 ? [event.policy] : values(standing.policies)

const principalOf = (actor: string) => (actor.startsWith('@') ? actor.slice(1) : actor)

function question({ event }: Written, { clock }: Place, act: string, policies: readonly Policy[]) {
  const at = Math.max(Date.parse(event.time) / 1000, clock)
  return { act, principal: principalOf(event.actor), at, policies }
}

const tell = ({ id, event }: Written, proven: boolean): Told<unknown> => ({
  id,
  actor: event.actor,
  name: event.actor.replace(/^(?:@|agent:)/, ''),
  time: event.time,
  policy: event.policy,
  proven,
  allowed: true,
  body: event.body,
})

function whyForeign({ event }: Written, { packet }: Place, { by }: Kind): Refusal | undefined {
  if (event.packet !== packet) return { kind: 'foreign-event', why: `it belongs to ${event.packet}` }
  if (by === 'people' && !event.actor.startsWith('@')) return { kind: 'agent-decided', why: 'only people may do this' }
  return undefined
}

function whyNoPolicy({ event }: Written, inForce: readonly string[], known: readonly Policy[]): Refusal | undefined {
  if (inForce.length === 0) return { kind: 'not-opened', why: 'the packet was not open' }
  if (known.length < inForce.length) return { kind: 'unknown-policy', why: 'the policy in force is not there' }
  if (!inForce.includes(event.policy))
    return { kind: 'wrong-policy', why: `it was made under policy ${short(event.policy)}, which was not in force` }
  return undefined
}

function whyUnproven({ proof, bad, weak }: Proving, { signature }: Kind, place: Place): Refusal | undefined {
  if (signature === 'welcome' || proof) return undefined
  if (weak) return { kind: 'weak-signature', why: weak }
  if (bad.length > 0) return { kind: 'bad-signature', why: 'no signature of it proves its author' }
  return { kind: 'unsigned-decision', why: place.signatures.length > 0 ? 'nobody could check it' : 'it is not signed' }
}

function whyStopped({ id }: Told<unknown>, { state, past }: Place, definition: Kind): Refusal | undefined {
  const why = whyStill(definition, state, event => past.precedes(event, id))
  return why ? { kind: 'not-allowed', why } : undefined
}

function whyUnfit(told: Told<unknown>, place: Place, definition: Kind): Refusal | undefined {
  const unknown = definition.about?.(told.body).find(id => !place.past.precedes(id, told.id))
  if (unknown) return { kind: 'dangling-reference', why: `it speaks of ${short(unknown)}, which was not before it` }
  const why = definition.refuse?.(told, place)
  if (why) return { kind: definition.type === 'policy-changed' ? 'policy-rollback' : 'not-allowed', why }
  return whyBadSeal(told, place)
}

function whyBadSeal({ body }: Told<unknown>, { earlier, past }: Place): Refusal | undefined {
  const sealed = body as { readonly heads?: readonly string[]; readonly count?: number; readonly set?: string }
  if (!sealed.heads) return undefined
  const { count, set } = sealOf(earlier, sealed.heads, past)
  return count === sealed.count && set === sealed.set
    ? undefined
    : { kind: 'wrong-seal', why: `it is about ${sealed.count} events, and there are ${count} others up to its heads` }
}

function whyNotAllowed(
  { event }: Written,
  { standing, state }: Place,
  { act }: Kind,
  policies: readonly Policy[],
): Refusal | undefined {
  const why = policies.map(policy => policy.whyNot({ act, event, standing, state })).find(reason => reason)
  return why ? { kind: 'not-allowed', why } : undefined
}

const refused = ({ id, event }: Written, { kind, why }: Refusal, kept: boolean): Damage => ({
  kind,
  event: id,
  message: `${event.type} by ${event.actor} (event ${short(id)}) ${kept ? 'stands unconfirmed' : 'counts for nothing'}: ${why}.`,
})
