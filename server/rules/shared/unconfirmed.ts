// Hypotheses that no person has confirmed. What an agent says of one confirms nothing.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { statementsThat } from './in-statements.ts'

export const isUnconfirmed = ({ letter, thread }: Statement): boolean =>
  letter === 'H' && thread.filter(({ actor }) => actor?.kind === 'human').at(-1)?.verb !== 'confirmed'

export const unconfirmed = (packet: Packet): readonly Statement[] => packet.every(within)
const within = statementsThat(isUnconfirmed)
