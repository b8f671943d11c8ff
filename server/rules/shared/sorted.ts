// The statements of a page sorted by what the rules ask of them. A long page has thousands, and a keystroke changes one.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { statementsThat } from './in-statements.ts'

const boxed = statementsThat(({ box }) => box !== undefined)
const objections = statementsThat(({ letter }) => letter === 'O')
const drafts = statementsThat(({ letter }) => letter === 'D')
const risks = statementsThat(({ letter }) => letter === 'R')
const withFields = statementsThat(({ fields }) => fields.length > 0)
const resting = statementsThat(({ fields }) => fields.some(field => field.name === 'rests on' && field.ids.length > 0))
const withThread = statementsThat(({ thread }) => thread.length > 0)

/** A class, since it is made at each keystroke, and its getters are then made once. */
class Sorted {
  readonly #packet: Packet

  constructor(packet: Packet) {
    this.#packet = packet
  }

  /** O, D and R, and whatever else stands in a box with a header. */
  get boxed(): readonly Statement[] {
    return this.#packet.every(boxed)
  }
  get objections(): readonly Statement[] {
    return this.#packet.every(objections)
  }
  get drafts(): readonly Statement[] {
    return this.#packet.every(drafts)
  }
  get risks(): readonly Statement[] {
    return this.#packet.every(risks)
  }
  /** Those that have fields in their tail or header. */
  get withFields(): readonly Statement[] {
    return this.#packet.every(withFields)
  }
  /** Those that name what they rest on. */
  get resting(): readonly Statement[] {
    return this.#packet.every(resting)
  }
  get withThread(): readonly Statement[] {
    return this.#packet.every(withThread)
  }
}

export const sorted = (packet: Packet): Sorted => new Sorted(packet)
