// All evidence that a statement rests on: what it cites, and what the statements that it names cite.
import type { Statement } from '../../../schemas/packet.ts'
import type { Source } from '../../evidence/source.ts'
import type { Near } from '../rule.ts'
import { cited } from './cites.ts'
import { firstFlaw } from './grounds.ts'

export function sourcesUnder(statement: Statement, near: Near): readonly Source[] {
  const found = new Set<Source>()
  firstFlaw(statement.id, near, ground => {
    for (const { label } of cited(ground)) {
      const source = near.source(label)
      if (source) found.add(source)
    }
    return 'look behind'
  })
  return [...found]
}
