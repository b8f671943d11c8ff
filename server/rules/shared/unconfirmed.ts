// Hypotheses that no person has confirmed. What an agent says of one confirms nothing.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { remembered } from './remembered.ts'

export const isUnconfirmed = ({ letter, thread }: Statement): boolean =>
  letter === 'H' && thread.filter(({ actor }) => actor?.kind === 'human').at(-1)?.verb !== 'confirmed'

export const unconfirmed = remembered(({ statements }: Packet): readonly Statement[] =>
  statements.filter(isUnconfirmed),
)
