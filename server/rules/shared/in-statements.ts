// What the statements of a block have of something, for a list over the whole page. Most blocks hold no statement, and are
// not even asked.
import type { Block, Statement } from '../../../schemas/packet.ts'
import { remembered } from './remembered.ts'

const none: readonly never[] = []

export const inStatements = <T extends object>(
  of: (statements: readonly Statement[]) => readonly T[],
): ((block: Block) => readonly T[]) => {
  const kept = remembered(of)
  return ({ statements }) => (statements.length === 0 ? none : kept(statements))
}

/** Those statements of a block of which something holds. */
export const statementsThat =
  (are: (statement: Statement) => boolean) =>
  ({ statements }: Block): readonly Statement[] =>
    statements.length > 0 && statements.some(are) ? statements.filter(are) : none
