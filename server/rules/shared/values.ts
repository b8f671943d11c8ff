// Whether a statement gives any value that a source could say otherwise.
import type { Statement } from '../../../schemas/packet.ts'
import { values } from '../../evidence/contradiction.ts'
import { remembered } from './remembered.ts'

export const hasValues = remembered(({ text }: Statement): boolean => values(text).length > 0)
