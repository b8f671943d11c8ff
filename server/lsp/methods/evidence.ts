// Evidence, looked at again.
import { lookAgain } from '../evidence.ts'
import { defineRequest } from '../method.ts'

export const evidence = defineRequest('evidence', lookAgain, { tells: 'what it did' })
