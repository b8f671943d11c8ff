import * as z from 'zod'
import { suspect } from '../../acts/suspect.ts'
import { targetsOf } from '../../acts/targets.ts'
import { deciders } from '../people.ts'
import { doneBy, text } from '../proposing.ts'
import { about, packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

export const raiseSuspicion = defineTool({
  name: 'raise_suspicion',
  title: 'Raise a suspicion',
  about:
    'Says that something looks like an exposure: somebody unknown uses it, a secret is in the open. The packet freezes until a person has looked. Only for that, never for doubts about wording.',
  input: z.strictObject({
    packet,
    where: z.array(z.string().max(200)).max(50).describe('Statements or evidence where it shows: `F2`, `E4`.'),
    why: text.describe('What you suspect, and what shows it.'),
  }),
  output: z.object({ about, says: z.string(), waits_for: z.array(z.string()) }),
  does: 'proposes',

  async run({ packet, where, why }, session) {
    const seen = await session.packet(packet)
    // Names that are none come back as the agent gave them: a mark on one would tell what is hidden.
    const named = targetsOf(where, seen.scene)
    if ('no' in named) return { no: named.no, ask: deciders(seen) }
    const done = await doneBy(suspect, { what: where, text: why }, seen, session)
    if ('no' in done) return done
    const { about } = await session.packet(seen.about.packet)
    return { about, says: done.says, waits_for: [...deciders(seen)] }
  },
})
