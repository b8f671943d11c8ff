// What a statement rests on, and what that rests on in turn: the way along which support and suspicion travel.
import type { Span, Statement } from '../../../schemas/packet.ts'
import type { Near } from '../rule.ts'
import { restsOn } from './cites.ts'

/** Why one statement carries nothing, with the words that follow its ID: `H1, a hypothesis that nobody has confirmed`. */
export type Flaw = { readonly id: string; readonly because: string; readonly at: Span }

/** Nobody follows a ground over more statements than this, and so it does not count as one. */
const most = 200

/**
 * The first flaw among the statements that `id` names or leads to. `judge` gives a flaw, or says whether to look behind
 * a statement. A missing statement and a circle are findings of their own.
 */
export function firstFlaw(
  id: string,
  near: Near,
  judge: (statement: Statement) => Flaw | 'look behind' | 'sound',
): Flaw | undefined {
  const seen = new Set([id])
  for (const next of seen) {
    const statement = near.statement(next)
    const found = statement ? judge(statement) : 'sound'
    if (found === 'sound') continue
    if (found !== 'look behind') return found
    for (const ground of restsOn(statement!)) seen.add(ground.id)
    if (seen.size > most)
      return { id: next, at: statement!.idSpan, because: 'which rests on more than anyone can follow' }
  }
  return undefined
}

/** `C2 rests on H1, a guess.`, or where the flaw is further down: `C2 rests on C1, and through it on H1, a guess.` */
export const restsOnFlaw = (id: string, ground: string, flaw: Flaw): string =>
  flaw.id === ground
    ? `${id} rests on ${ground}, ${flaw.because}.`
    : `${id} rests on ${ground}, and through it on ${flaw.id}, ${flaw.because}.`
