// Hypotheses that no person has confirmed. What an agent says of one confirms nothing.
import type { Block, Packet, Statement } from '../../../schemas/packet.ts'

export const isUnconfirmed = ({ letter, thread }: Statement): boolean =>
  letter === 'H' && thread.filter(({ actor }) => actor?.kind === 'human').at(-1)?.verb !== 'confirmed'

export const unconfirmed = (packet: Packet): readonly Statement[] => packet.every(within)
const within = ({ statements }: Block) => statements.filter(isUnconfirmed)
