// What is wrong with a source on which a statement rests: it changed, lapsed, or is not there.
import type { Statement } from '../../../schemas/packet.ts'
import type { Source } from '../../evidence/source.ts'
import type { Near } from '../rule.ts'
import { cited } from './cites.ts'
import { type Flaw, flawedGrounds } from './grounds.ts'

/** The rules that find such a source. Of what rests on it, `suspect-claim` says so. */
export const troubles: ReadonlySet<string> = new Set(['changed-evidence', 'missing-evidence', 'stale-evidence'])

export function troubleOf(source: Source | undefined): Flaw | undefined {
  if (!source) return undefined
  const { id, idSpan: at } = source.definition
  if (source.state === 'changed') return { id, at, because: 'whose source is not what was captured' }
  if (source.state === 'missing') return { id, at, because: 'whose source cannot be read' }
  return source.stale ? { id, at, because: 'which is not fresh' } : undefined
}

/** The grounds of a statement at or behind which there is trouble, each with the first. */
export const troubledGrounds = (statement: Statement, near: Near) =>
  flawedGrounds(statement, near, ground => {
    if (ground.letter === 'H' && ground.thread.at(-1)?.verb === 'refuted')
      return { id: ground.id, at: ground.idSpan, because: 'which was refuted' }
    for (const { label } of cited(ground)) {
      const trouble = troubleOf(near.source(label))
      if (trouble) return trouble
    }
    return 'look behind'
  })
