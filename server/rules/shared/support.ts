// Whether a statement can carry another one. Support ends in evidence, or it is none.
import type { Statement } from '../../../schemas/packet.ts'
import type { Near } from '../rule.ts'
import { cited, isEvidence, restsOn } from './cites.ts'
import { type Flaw, firstFlaw, flawedGrounds } from './grounds.ts'

/** The first statement at or behind this ID that carries nothing. */
export const lacking = (id: string, near: Near): Flaw | undefined => firstFlaw(id, near, carries)

/** The grounds of a statement that carry nothing, each with the first statement at or behind it that does not. */
export const lackingGrounds = (statement: Statement, near: Near) => flawedGrounds(statement, near, carries)

function carries(statement: Statement): Flaw | 'look behind' | 'sound' {
  const { id, letter, idSpan: at, thread } = statement
  if (letter === 'H') {
    const last = thread.at(-1)
    if (last?.verb !== 'confirmed') return { id, at, because: 'a hypothesis that nobody has confirmed' }
    const proof = [...statement.footnotes, ...last.footnotes].some(({ label }) => isEvidence(label))
    return proof ? 'sound' : { id, at, because: 'a hypothesis that was confirmed without evidence' }
  }
  const because = noGround[letter]
  if (because) return { id, at, because }
  if (cited(statement).length > 0) return 'sound'
  return restsOn(statement).length > 0 ? 'look behind' : { id, at, because: 'which cites no evidence' }
}

const noGround: Readonly<Record<string, string | undefined>> = {
  Q: 'an open question',
  N: 'a step that is still to be taken',
  O: 'an objection',
  D: 'a draft that nobody has accepted',
  R: 'a risk that somebody carries',
}
