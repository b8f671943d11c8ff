import * as z from 'zod'
import { verdict } from '../../gate/verdict.ts'
import { blocksOf } from '../../report/changes.ts'
import { marked, wordDiff } from '../../report/word-diff.ts'
import { before } from '../before.ts'
import { deciders } from '../people.ts'
import { about, packet } from '../shapes.ts'
import { storyIn } from '../story.ts'
import { defineTool } from '../tool.ts'

const digest = z.string().regex(/^[0-9a-f]{12,64}$/, 'must be 12 to 64 hex digits')
const mostEvents = 200

export const whatChanged = defineTool({
  name: 'what_changed',
  title: 'What changed since',
  about:
    'Says what changed since an earlier answer: statements and sections, word by word, and what people and agents did. Give it `revision` and `ledger` from that answer’s `about`. Call it before you go on with work that you began earlier.',
  input: z.strictObject({
    packet,
    revision: digest.describe('`about.revision` of the earlier answer.'),
    ledger: digest.optional().describe('`about.ledger` of the earlier answer.'),
  }),
  output: z.object({
    about,
    found_in: z.string().describe('Where the earlier state was found: `this connection` or `git history`.'),
    verdict: z.string(),
    blocks: z.array(
      z.object({
        name: z.string().describe('A statement’s ID or a section’s name.'),
        change: z.enum(['changed', 'new', 'gone']),
        words: z.string().describe('[-taken out-] and {+put in+}.'),
      }),
    ),
    events: z.array(z.object({ time: z.string(), actor: z.string(), did: z.string(), words: z.array(z.string()) })),
    more_events: z.int(),
  }),
  does: 'reads',

  async run({ packet, revision, ledger }, session) {
    const seen = await session.packet(packet)
    const { scene, veil, checked } = seen
    const then = before(seen, revision, ledger, session.memory)
    if (!then)
      return {
        no: `Nobody here knows revision ${revision.slice(0, 16)} of ${seen.about.packet}: neither this connection nor git history.`,
        instead: 'Call read_packet and begin from what stands there now.',
        ask: deciders(seen),
      }
    const now = blocksOf(scene.subject.packet)
    const blocks = [...new Set([...then.blocks.keys(), ...now.keys()])].flatMap(key => {
      const [old, fresh] = [then.blocks.get(key), now.get(key)]
      if (old?.block.digest === fresh?.block.digest) return []
      const change = !old ? ('new' as const) : fresh ? ('changed' as const) : ('gone' as const)
      const name = fresh?.block.name ?? old?.block.name ?? key
      const isKept = veil.readersOf(name).length > 0 || /restricted to /.test(`${old?.text}${fresh?.text}`)
      const words = isKept ? '[not shown to agents]' : veil.over(marked(wordDiff(old?.text ?? '', fresh?.text ?? '')))
      return [{ name, change, words }]
    })
    const events = storyIn(seen).filter(({ event }) => !then.events.has(event))
    return {
      about: seen.about,
      found_in: then.from,
      verdict: verdict(checked).name,
      blocks,
      events: events.slice(-mostEvents).map(({ time, actor, did, words }) => ({ time, actor, did, words: [...words] })),
      more_events: Math.max(0, events.length - mostEvents),
    }
  },
})
