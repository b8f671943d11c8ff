// An act, by its name.
import { actOn } from '../act.ts'
import { defineRequest } from '../method.ts'

export const act = defineRequest('act', actOn, { tells: 'what it did' })
