import * as z from 'zod'
import { drafted, givenBy, origins, proposed, text } from '../proposing.ts'
import { packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

export const proposeRevision = defineTool({
  name: 'propose_revision',
  title: 'Propose other words',
  about:
    'Proposes other words for one statement or one section’s prose. A person accepts or rejects them; until then the packet says what it said.',
  input: z.strictObject({
    packet,
    target: z.string().max(200).describe('The statement (`C1`) or section (`Controls`).'),
    text: text.describe(
      'The statement’s words with their footnotes, without its ID and its tail; or the section’s prose.',
    ),
    ...origins,
  }),
  output: drafted,
  does: 'proposes',

  async run({ packet, target, text, ...origin }, session) {
    const seen = await session.packet(packet)
    return proposed(givenBy({ revise: target, text }, origin, seen, session), seen, session)
  },
})
