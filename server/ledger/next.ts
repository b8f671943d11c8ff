// The envelope of the next event of somebody: where it stands is said by the ledger as that person knows it.

import type { EventOf, EventType, LedgerEvent } from './events/index.ts'
import { asEvent } from './events/index.ts'
import type { Ledger } from './fold.ts'

type Said<Type extends EventType> = {
  readonly type: Type
  readonly actor: string
  /** `2026-11-20T09:30:00Z` */
  readonly time: string
  readonly body: EventOf<Type>['body']
}

/** The event, and the reasons why it is none: what people typed may be too long, or of another form. */
export type Next = { readonly event: LedgerEvent } | { readonly problems: readonly string[] }

/** `opening` says what only the first event has to say: the packet's number and the digest of the policy that it pins. */
export function nextEvent<Type extends EventType>(
  ledger: Ledger,
  said: Said<Type>,
  opening?: { readonly packet: string; readonly policy: string },
): Next {
  const own = ledger.events.filter(({ event }) => event.actor === said.actor)
  const last = own.reduce<(typeof own)[number] | undefined>(
    (latest, recorded) => (latest && latest.event.seq > recorded.event.seq ? latest : recorded),
    undefined,
  )
  const lamports = ledger.heads.map(head => ledger.event(head)!.event.lamport)
  const parsed = asEvent({
    v: 1,
    type: said.type,
    packet: opening?.packet ?? ledger.events[0]?.event.packet,
    actor: said.actor,
    seq: (last?.event.seq ?? 0) + 1,
    prev: last?.id ?? null,
    parents: ledger.heads,
    lamport: 1 + Math.max(0, ...lamports),
    time: said.time,
    policy: opening?.policy ?? ledger.standing.policies[0]?.value,
    body: said.body,
  })
  if (parsed.success) return { event: parsed.data as LedgerEvent }
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
}
