// A packet, handed off.
import { handOffFrom } from '../hand-off.ts'
import { defineRequest } from '../method.ts'

export const handoff = defineRequest('handoff', handOffFrom, { tells: 'what it did' })
