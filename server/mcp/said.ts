// What a finding says, without the words of a place that agents may not read.
import type { Range } from '../../schemas/packet.ts'
import type { Veil } from '../rules/shared/veil.ts'

export const saidOf = (says: string, range: Range, veil: Veil): string =>
  veil.covers(range)
    ? 'Something is wrong with a text that is not shown to agents. The person named sees what.'
    : veil.over(says)
