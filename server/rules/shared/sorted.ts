// The statements of a page sorted by what the rules ask of them. A long page has thousands, and a keystroke changes one.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { statementsThat } from './in-statements.ts'

export type Sorted = {
  /** O, D and R, and whatever else stands in a box with a header. */
  readonly boxed: readonly Statement[]
  readonly objections: readonly Statement[]
  readonly drafts: readonly Statement[]
  readonly risks: readonly Statement[]
  /** Those that have fields in their tail or header. */
  readonly withFields: readonly Statement[]
  /** Those that name what they rest on. */
  readonly resting: readonly Statement[]
  readonly withThread: readonly Statement[]
}

const boxed = statementsThat(({ box }) => box !== undefined)
const objections = statementsThat(({ letter }) => letter === 'O')
const drafts = statementsThat(({ letter }) => letter === 'D')
const risks = statementsThat(({ letter }) => letter === 'R')
const withFields = statementsThat(({ fields }) => fields.length > 0)
const resting = statementsThat(({ fields }) => fields.some(field => field.name === 'rests on' && field.ids.length > 0))
const withThread = statementsThat(({ thread }) => thread.length > 0)

export const sorted = (packet: Packet): Sorted => ({
  get boxed() {
    return packet.every(boxed)
  },
  get objections() {
    return packet.every(objections)
  },
  get drafts() {
    return packet.every(drafts)
  },
  get risks() {
    return packet.every(risks)
  },
  get withFields() {
    return packet.every(withFields)
  },
  get resting() {
    return packet.every(resting)
  },
  get withThread() {
    return packet.every(withThread)
  },
})
