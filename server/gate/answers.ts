// Who answers for a packet: by its ledger where it is open, else as its page says it.
import type { Held } from '../ledger/standing.ts'
import type { Subject } from '../workspace/subject.ts'

/** Who answers for the packet now. Several, from several branches, are named all. */
export function ownerOf({ packet, record }: Subject): string | undefined {
  const recorded = named(record?.ledger.standing.owners)
  if (recorded) return recorded
  const actor = packet.table?.owner?.actor
  return actor?.kind === 'human' ? `@${actor.handle}` : handle(packet.fields.get('owner')?.value)
}

export const coordinatorOf = ({ packet, record }: Subject): string | undefined =>
  named(record?.ledger.standing.coordinators) ?? handle(packet.fields.get('coordinator')?.value)

const named = (held: readonly Held<string>[] = []): string | undefined =>
  held
    .map(({ value }) => `@${value}`)
    .sort()
    .join(' or ') || undefined

const handle = (value: string | undefined) => (value ? `@${value.replace(/^@/, '')}` : undefined)
