import * as z from 'zod'
import { drafted, givenBy, origins, proposed, text } from '../proposing.ts'
import { packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

export const proposeAddition = defineTool({
  name: 'propose_addition',
  title: 'Propose a new statement',
  about:
    'Proposes a new statement or paragraph, behind a statement or at the end of a section (which it makes where the profile asks for it and it is missing). A person accepts or rejects it.',
  input: z.strictObject({
    packet,
    after: z.string().max(200).optional().describe('The statement behind which it comes (`C1`). This or `section`.'),
    section: z.string().max(200).optional().describe('The section at whose end it comes. This or `after`.'),
    text: text.describe(
      'A new statement with the next free number of its letter: `**C4.** Two hosts can read it.[^E1]`',
    ),
    ...origins,
  }),
  output: drafted,
  does: 'proposes',

  async run({ packet, after, section, text, ...origin }, session) {
    if ((after === undefined) === (section === undefined))
      return { no: 'Say where it comes: `after` a statement, or in a `section`, and not both.' }
    const seen = await session.packet(packet)
    const change = after === undefined ? { add_to: section, text } : { after, text }
    return proposed(givenBy(change, origin, seen, session), seen, session)
  },
})
