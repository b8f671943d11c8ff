// What a statement rests on, and what that rests on in turn: the way along which support and suspicion travel.
import type { Span, Statement } from '../../../schemas/packet.ts'
import type { Near } from '../rule.ts'
import { type Named, restsOn } from './cites.ts'

/** Why one statement carries nothing, with the words that follow its ID: `H1, a hypothesis that nobody has confirmed`. */
export type Flaw = { readonly id: string; readonly because: string; readonly at: Span }

/** Nobody follows a ground over more statements than this, and so it does not count as one. */
const most = 200
/** Nor over more steps from one statement, where many roads lead to the same few. */
const mostSteps = 2000

type Judge = (statement: Statement) => Flaw | 'look behind' | 'sound'

/** What is known so far of the way behind one statement. */
type Way = { steps: number; readonly sound: Set<string> }

/**
 * The first flaw among the statements that `id` names or leads to. `judge` gives a flaw, or says whether to look behind
 * a statement. A missing statement and a circle are findings of their own.
 */
export const firstFlaw = (id: string, near: Near, judge: Judge): Flaw | undefined =>
  follow(id, near, judge, { steps: 0, sound: new Set() })

/** The same for each ground that a statement names. What several of them lead to is judged once. */
export function* flawedGrounds(
  statement: Statement,
  near: Near,
  judge: Judge,
): Iterable<{ readonly ground: Named; readonly flaw: Flaw }> {
  const way: Way = { steps: 0, sound: new Set() }
  for (const ground of restsOn(statement)) {
    const flaw = follow(ground.id, near, judge, way)
    if (flaw) yield { ground, flaw }
  }
}

function follow(id: string, near: Near, judge: Judge, way: Way): Flaw | undefined {
  const seen = new Set([id])
  for (const next of seen) {
    if (way.sound.has(next)) continue
    const statement = near.statement(next)
    const found = statement ? judge(statement) : 'sound'
    if (found === 'sound') continue
    if (found !== 'look behind') return found
    for (const ground of restsOn(statement!)) {
      seen.add(ground.id)
      if (seen.size > most || ++way.steps > mostSteps)
        return { id: next, at: statement!.idSpan, because: 'which rests on more than anyone can follow' }
    }
  }
  for (const one of seen) way.sound.add(one)
  return undefined
}

/** `C2 rests on H1, a guess.`, or where the flaw is further down: `C2 rests on C1, and through it on H1, a guess.` */
export const restsOnFlaw = (id: string, ground: string, flaw: Flaw): string =>
  flaw.id === ground
    ? `${id} rests on ${ground}, ${flaw.because}.`
    : `${id} rests on ${ground}, and through it on ${flaw.id}, ${flaw.because}.`
