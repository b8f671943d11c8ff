// A role of an agent, asked to look.
import { defineRequest } from '../method.ts'
import { roleOn } from '../role.ts'

export const role = defineRequest('role', roleOn, { tells: 'what it did' })
