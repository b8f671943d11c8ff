// What only some may know, taken out of a page.
import { defineRequest } from '../method.ts'
import { redactIn } from '../redact.ts'

export const redact = defineRequest('redact', redactIn, { tells: 'what it did' })
