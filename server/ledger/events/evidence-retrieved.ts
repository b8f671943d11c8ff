// Somebody, or a program, looked at a source and found this. The excerpt lies elsewhere; the ledger holds its digest.
import * as z from 'zod'
import { digest, evidenceId, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { append } from '../state.ts'

export const evidenceRetrieved = defineEvent({
  type: 'evidence-retrieved',
  act: 'refresh',
  by: 'people and agents',
  signature: 'welcome',
  goesOn: true,
  body: z.strictObject({
    evidence: evidenceId,
    locator: z.string().min(1).max(2000).describe('As the page has it.'),
    digest: digest.describe('Of the excerpt; of restricted excerpts with a salt.'),
    captured: z.string().max(40).describe('As the page says it.'),
    why: z.enum(['first capture', 'refresh', 'check', 'export']),
    words: words.optional(),
  }),
  apply(state, told) {
    const { evidence, locator, digest: found, captured, why } = told.body
    append(state.retrievals, evidence, { ...saying(told), digest: found, locator, captured, why })
  },
})
