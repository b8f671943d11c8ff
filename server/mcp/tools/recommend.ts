import * as z from 'zod'
import { recommend as act } from '../../acts/recommend.ts'
import { deciders } from '../people.ts'
import { doneBy, text } from '../proposing.ts'
import { about, packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

export const recommend = defineTool({
  name: 'recommend',
  title: 'Advise on readiness',
  about:
    'Records advice that this revision looks ready, or not yet, and why. It decides nothing, and *ready* is refused as long as anything is open or the page has an error.',
  input: z.strictObject({
    packet,
    advice: z.enum(['ready', 'not-ready']),
    why: text.describe('What is ready, what is not resolved, and which person decides that.'),
  }),
  output: z.object({ about, says: z.string(), waits_for: z.array(z.string()) }),
  does: 'proposes',

  async run({ packet, advice, why }, session) {
    const seen = await session.packet(packet)
    const done = await doneBy(act, { advice, text: why }, seen, session)
    if ('no' in done) return done
    const { about } = await session.packet(seen.about.packet)
    return { about, says: done.says, waits_for: [...deciders(seen)] }
  },
})
