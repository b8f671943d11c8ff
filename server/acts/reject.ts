// Turns a draft down and says why, or all that a run proposed and nobody has decided: reasons are counted, and what was
// rejected is not proposed again.
import * as z from 'zod'
import type { DraftRecord } from '../ledger/state.ts'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { draftCalled } from './shared/called.ts'
import { because, listed, words } from './shared/given.ts'
import { runCalled } from './shared/run-called.ts'

const reasons = {
  overstated: 'overstated',
  'minimised-objection': 'minimised an objection',
  'implied-readiness': 'implied readiness',
  'wrong-source': 'wrong source',
  other: 'other',
} as const

export const reject = defineAct({
  name: 'reject',
  summary: 'Turn a draft down, or all drafts of a run, with a reason.',
  input: z.strictObject({
    draft: z.string().describe('The draft, `D1`, or the run, `run:` and its first digits.'),
    reason: z.enum(Object.keys(reasons) as [keyof typeof reasons]).describe(`Why: ${Object.keys(reasons).join(', ')}.`),
    text: words.optional().describe('What else there is to say. Needed for `other`.'),
  }),
  positional: ['draft'],
  writes: ['draft-rejected'],

  plan({ draft: name, reason, text }, scene, desk) {
    const found = name.startsWith('run:') ? ofRun(name.slice(4), scene) : one(name, scene)
    if ('no' in found) return found
    if (reason === 'other' && !text) return { no: 'Say why with --text: `other` alone tells nobody anything.' }
    const shown = listed(found.drafts.map(({ event }) => scene.ledger.shownId(event)!))
    const [{ actor }] = found.drafts
    return {
      says: `Reject ${shown} of ${actor} (${reasons[reason]})${because(text)}`,
      deeds: found.drafts.map(({ event }) => ({
        type: 'draft-rejected',
        body: { draft: event, reason: reasons[reason], ...(text ? { words: desk.write(text) } : {}) },
      })),
    }
  },
})

type Found = { readonly drafts: readonly [DraftRecord, ...DraftRecord[]] } | Refusal

function one(name: string, scene: Scene): Found {
  const found = draftCalled(name, scene)
  return 'no' in found ? found : { drafts: [found.draft] }
}

/** An objection waits for the one whose it is, whatever brought it. */
function ofRun(digits: string, scene: Scene): Found {
  const run = runCalled(digits, scene)
  if ('no' in run) return run
  const [first, ...others] = [...scene.ledger.state.drafts.values()].filter(
    ({ run: of, status, verb }) => of === run.event && status === 'pending' && verb !== 'objects to',
  )
  return first ? { drafts: [first, ...others] } : { no: `No draft of run ${digits} waits for a decision any more.` }
}
