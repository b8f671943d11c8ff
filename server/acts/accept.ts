// Accepts text as it stands, block by block, or a draft, which then takes its target's place. There is no accept-all:
// whoever accepts names what they have read.
import * as z from 'zod'
import { type Desk, defineAct, type Plan, type Refusal, type Scene } from './act.ts'
import { acceptDraft } from './shared/accept-draft.ts'
import { acceptedBlock, spelled, whyNotAccept } from './shared/acceptance.ts'
import { words } from './shared/given.ts'
import { blockOf } from './targets.ts'

export const accept = defineAct({
  name: 'accept',
  summary: 'Accept statements or the prose of a section as they stand now, or a draft.',
  input: z.strictObject({
    what: z.array(z.string()).min(1).describe('What you accept: `C1`, `E2`, `"Rollback"`; or one draft: `D1`.'),
    text: words.optional().describe('Of a draft: the words as you corrected them.'),
  }),
  positional: ['what'],
  writes: ['text-accepted', 'draft-accepted'],

  plan({ what, text }, scene, desk) {
    const draft = what.find(name => /^D[1-9]\d*$/.test(name))
    if (draft && what.length > 1) return { no: 'Accept a draft by itself, so that you see what comes of it.' }
    if (draft) return acceptDraft(draft, text, scene, desk)
    if (text) return { no: '--text corrects a draft. Edit the page, then accept what stands there.' }
    return asItStands(what, scene, desk)
  },
})

function asItStands(what: readonly string[], scene: Scene, desk: Desk): Plan | Refusal {
  const found = what.map(name => ({ name, block: blockOf(name, scene) }))
  const missing = found.find(({ block }) => !block)
  if (missing)
    return {
      no: `Nothing on the page that can be accepted is called ${missing.name}: \`countersign review\` lists what there is.`,
    }
  const blocks = [...new Set(found.map(({ block }) => block!))]
  const why = blocks.map(block => whyNotAccept(block, scene, desk.actor)).find(no => no)
  if (why) return { no: why }
  return {
    says: `Accept as it stands:\n${blocks.map(block => spelled(block, scene)).join('\n')}`,
    deeds: [{ type: 'text-accepted', body: { blocks: blocks.map(block => acceptedBlock(block, scene, desk)) } }],
  }
}
