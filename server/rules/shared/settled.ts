// Whether a question or a next step is still open. What an agent says of it settles nothing.
import type { Statement, ThreadVerb } from '../../../schemas/packet.ts'

const settling: Readonly<Record<string, readonly ThreadVerb[]>> = { Q: ['answered', 'dropped'], N: ['done'] }

export const isSettled = ({ letter, thread }: Statement): boolean =>
  thread.some(({ verb, actor }) => actor?.kind === 'human' && settling[letter]?.includes(verb))
