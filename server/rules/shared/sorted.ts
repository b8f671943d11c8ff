// The statements of a page sorted by what the rules ask of them. A long page has thousands, and a keystroke changes one.
import type { Block, Packet, Statement } from '../../../schemas/packet.ts'

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

const those = (are: (statement: Statement) => boolean) => (block: Block) => block.statements.filter(are)

const boxed = those(({ box }) => box !== undefined)
const objections = those(({ letter }) => letter === 'O')
const drafts = those(({ letter }) => letter === 'D')
const risks = those(({ letter }) => letter === 'R')
const withFields = those(({ fields }) => fields.length > 0)
const resting = those(({ fields }) => fields.some(field => field.name === 'rests on' && field.ids.length > 0))
const withThread = those(({ thread }) => thread.length > 0)

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
