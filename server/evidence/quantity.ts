// What a quantity is: something that a text states and that a source can contain or not.
import type { Unit } from './units.ts'

export type QuantityKind = 'number' | 'percent' | 'money' | 'duration' | 'date' | 'time'

export type Quantity = {
  readonly kind: QuantityKind
  /** As it stands in the text. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** The normal form: equal for equal quantities, `P30D` for `thirty days`. */
  readonly value: string
  /** Other normal forms that the same words may mean. */
  readonly also: readonly string[]
  /** The number as it stands there, before its unit counts; none for dates and times. */
  readonly bare: readonly string[]
  /** What a plain number counts: the words behind it, as far as they are one phrase. */
  readonly nouns: readonly string[]
  /** The pieces of a quantity in several units, such as `1 hour 30 minutes`. */
  readonly parts: readonly string[]
  /** Said in passing, not stated: a number word below ten without a unit, a number that is part of a name. */
  readonly passing?: 'small word' | 'name'
}

/** A quantity and the pieces that it covers. */
export type Found = Omit<Quantity, 'text' | 'from' | 'to'> & {
  readonly first: number
  readonly end: number
  readonly unit?: Unit
  /** A bare number takes the unit that follows in a list such as `30, 60 or 90 days`. */
  readonly adopt?: (from: Found) => Found | undefined
}

export const plainFound = { also: [], bare: [], nouns: [], parts: [] } as const
