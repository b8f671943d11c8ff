import * as z from 'zod'
import { drafted, givenBy, origins, proposed } from '../proposing.ts'
import { packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

const { reasons, ...rest } = origins

export const proposeRemoval = defineTool({
  name: 'propose_removal',
  title: 'Propose to take a statement out',
  about:
    'Proposes that a statement goes, and says why. It stays until a person accepts that. Objections are never removed.',
  input: z.strictObject({
    packet,
    target: z.string().max(200).describe('The statement (`C1`).'),
    why: reasons,
    ...rest,
  }),
  output: drafted,
  does: 'proposes',

  async run({ packet, target, why, ...origin }, session) {
    const seen = await session.packet(packet)
    return proposed(givenBy({ remove: target, text: why }, origin, seen, session), seen, session)
  },
})
