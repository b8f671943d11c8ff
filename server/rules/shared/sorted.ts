// The statements of a page sorted by what the rules ask of them. A long page has thousands, and a keystroke leaves time
// for one walk over them, not for one walk a rule.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { remembered } from './remembered.ts'

export type Sorted = {
  /** O, D and R, and whatever else stands in a box with a header. */
  readonly boxed: readonly Statement[]
  readonly objections: readonly Statement[]
  readonly drafts: readonly Statement[]
  readonly risks: readonly Statement[]
  /** Those that have fields in their tail or header. */
  readonly withFields: readonly Statement[]
  readonly withThread: readonly Statement[]
}

export const sorted = remembered(({ statements }: Packet): Sorted => {
  const boxed: Statement[] = []
  const objections: Statement[] = []
  const drafts: Statement[] = []
  const risks: Statement[] = []
  const withFields: Statement[] = []
  const withThread: Statement[] = []
  for (const statement of statements) {
    const { letter, box, fields, thread } = statement
    if (box) boxed.push(statement)
    if (letter === 'O') objections.push(statement)
    else if (letter === 'D') drafts.push(statement)
    else if (letter === 'R') risks.push(statement)
    if (fields.length > 0) withFields.push(statement)
    if (thread.length > 0) withThread.push(statement)
  }
  return { boxed, objections, drafts, risks, withFields, withThread }
})
