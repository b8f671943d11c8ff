// Who answers for a packet, as its page says it.
import type { Subject } from '../workspace/subject.ts'

/** Who answers for the packet now, as the page's ledger table shows it. */
export function ownerOf({ packet }: Subject): string | undefined {
  const actor = packet.table?.owner?.actor
  return actor?.kind === 'human' ? `@${actor.handle}` : handle(packet.fields.get('owner')?.value)
}

export const coordinatorOf = ({ packet }: Subject): string | undefined =>
  handle(packet.fields.get('coordinator')?.value)

const handle = (value: string | undefined) => (value ? `@${value.replace(/^@/, '')}` : undefined)
