// Somebody, or a program, looked at a source, and found this or could not look. The excerpt lies elsewhere; the ledger holds its
// digest, and what a profile's conditions said of it: other evidence put in its place later does not undo that.
import * as z from 'zod'
import { digest, evidenceId, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { append } from '../state.ts'

const alarm = z.strictObject({
  path: label.describe('The escalation, as the profile names it.'),
  says: z.string().min(1).max(500).describe('Which values made its conditions hold.'),
})

const unjudged = z.strictObject({
  path: label.describe('The escalation, whose conditions hang on other evidence as well.'),
  without: evidenceId.describe('The sealed evidence that whoever looked could not open.'),
})

const found = z.strictObject({
  evidence: evidenceId,
  locator: z.string().min(1).max(4096).describe('As the page has it.'),
  digest: digest.optional().describe('Of the excerpt; of restricted excerpts with a salt. Absent: nothing was found.'),
  failed: z.enum(['gone', 'forbidden', 'unreachable', 'refused']).optional().describe('Why there is no digest.'),
  before: digest.optional().describe('What the last look found, where that was something else.'),
  captured: z.string().max(40).describe('As the page says it.'),
  why: z.enum(['first capture', 'refresh', 'check', 'export']),
  role: label.optional().describe('In which role somebody looked.'),
  alarms: z.array(alarm).max(20).optional(),
  unjudged: z.array(unjudged).max(20).optional(),
  words: words.optional(),
})

export const evidenceRetrieved = defineEvent({
  type: 'evidence-retrieved',
  act: 'refresh',
  by: 'people and agents',
  signature: 'welcome',
  goesOn: true,
  body: found.refine(
    body => (body.digest === undefined) !== (body.failed === undefined),
    'must have a digest or say why not',
  ),
  apply(state, told) {
    const { evidence, digest: seen, failed, locator, captured, why, alarms = [], unjudged = [] } = told.body
    // The excerpt is here again.
    if (seen !== undefined && state.bodiesGone.has(seen)) state.bodiesGone.set(seen, undefined)
    const look = {
      ...saying(told),
      policy: told.policy,
      digest: seen,
      failed,
      locator,
      captured,
      why,
      alarms,
      unjudged,
    }
    append(state.retrievals, evidence, look)
    for (const { path } of alarms)
      state.alarms.set(`${told.id} ${path}`, { ...saying(told), evidence, path, closedBy: [] })
  },
})
