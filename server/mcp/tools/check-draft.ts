import * as z from 'zod'
import { textOf } from '../../acts/shared/acceptance.ts'
import { blockOf } from '../../acts/targets.ts'
import { marked, wordDiff } from '../../report/word-diff.ts'
import { type Change, givenBy, refusedBy, text } from '../proposing.ts'
import { about, packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

export const checkDraft = defineTool({
  name: 'check_draft',
  title: 'Check a draft',
  about:
    'Says everything that the gate has against a draft, with what to do instead, and how the page would change. It records nothing. Call it before you propose.',
  input: z.strictObject({
    packet,
    change: z.enum(['revise', 'add_after', 'add_to', 'remove', 'answer']),
    target: z
      .string()
      .max(200)
      .describe('A statement (`C1`), a section (`Controls`), an objection or a question (`O1`).'),
    text: text.describe('The words; for a removal, why.'),
    for: z.string().max(100).optional().describe('For an answer: the person in whose name it is.'),
  }),
  output: z.object({
    about,
    passes: z.boolean(),
    refused: z.array(z.object({ code: z.string(), says: z.string(), do: z.string() })),
    changes: z.array(z.string()).describe('Block by block: [-taken out-] and {+put in+}.'),
  }),
  does: 'reads',

  async run({ packet, change, target, text, for: whose }, session) {
    const seen = await session.packet(packet)
    const given = givenBy({ ...does(change, target), text, ...(whose && { for: whose }) }, {}, seen, session)
    const checked = refusedBy(given, seen, session)
    if (Array.isArray(checked)) {
      session.refused(seen, checked)
      return { about: seen.about, passes: false, refused: checked, changes: [] }
    }
    const { scene, veil } = seen
    const changes = (checked.outcome?.blocks ?? []).map(block => {
      const old = blockOf(block.name, scene)
      const now = checked.outcome ? textOf(block, checked.outcome.scene) : ''
      return marked(wordDiff(old ? veil.over(textOf(old, scene)) : '', now))
    })
    return { about: seen.about, passes: true, refused: [], changes }
  },
})

const does = (change: string, target: string): Omit<Change, 'text'> =>
  change === 'add_after' ? { after: target } : { [change]: target }
