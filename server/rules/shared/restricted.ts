// Statements and sources that not everybody may read: who may, and what they can be recognised by.
import type { Statement } from '../../../schemas/packet.ts'
import { rolesFor } from '../../evidence/restriction.ts'
import { readable, type Source } from '../../evidence/source.ts'
import { type Marks, marksOf } from '../detect/repeats.ts'
import { remembered } from './remembered.ts'

export type Kept = Statement | Source

export const isStatement = (one: Kept): one is Statement => 'letter' in one

/** The roles that may read it. None: everybody may. */
export function rolesOf(one: Kept): readonly string[] {
  if (isStatement(one) && one.fields.length === 0) return []
  if (isStatement(one))
    return one.fields.flatMap(field =>
      field.name === 'restricted to' ? (field.roles.length > 0 ? field.roles : ['nobody']) : [],
    )
  return rolesFor(one.definition, one.kind)
}

const nothing: Marks = new Set()
export const marks = remembered((one: Kept): Marks => {
  if (isStatement(one)) return marksOf(one.text)
  const [reading] = readable([one])
  return reading ? marksOf(reading.excerpt) : nothing
})
