import { acceptedContent, inputRequired } from '@modelcontextprotocol/server'
import * as z from 'zod'
import { bareHandle } from '../../profile/people.ts'
import { drafted, givenBy, origins, proposed, text } from '../proposing.ts'
import type { Seen } from '../session.ts'
import { packet } from '../shapes.ts'
import { defineTool } from '../tool.ts'

const whose = 'whose'

export const answerObjection = defineTool({
  name: 'answer_objection',
  title: 'Draft an answer',
  about:
    'Drafts an answer to an objection (`O1`) or an open question (`Q1`) in a person’s name. It answers nothing until that person adopts it, and the objection stays its author’s.',
  input: z.strictObject({
    packet,
    objection: z.string().max(20).describe('`O1`, or a question: `Q1`.'),
    for: z
      .string()
      .max(100)
      .optional()
      .describe('The handle of the person who would give this answer. Left out, the user is asked.'),
    text: text.describe('The answer, with footnotes for what it states.'),
    ...origins,
  }),
  output: drafted,
  does: 'proposes',

  async run({ packet, objection, for: named, text, ...origin }, session, { canAsk, inputResponses }) {
    const seen = await session.packet(packet)
    const people = seen.scene.subject.workspace.roster.map(({ handle }) => bareHandle(handle))
    const asked = z.object({ handle: z.enum(people as [string, ...string[]]) })
    const handle = named ?? acceptedContent(inputResponses, whose, asked)?.handle
    if (handle === undefined && canAsk && inputResponses?.[whose] === undefined && people.length > 0)
      return inputRequired({ inputRequests: { [whose]: question(objection, seen, asked) } })
    if (handle === undefined)
      return {
        no: `Nobody said in whose name ${objection} is answered.`,
        instead: `Give the handle in \`for\`, as the user names the person: ${people.join(', ')}.`,
      }
    const given = givenBy({ answer: objection, for: handle, text }, origin, seen, session)
    return proposed(given, seen, session)
  },
})

/** It asks for what is missing, and for nothing else: whoever answers has adopted nothing. */
const question = (objection: string, { about }: Seen, asked: z.ZodObject) =>
  inputRequired.elicit({
    message: `In whose name is the answer to ${objection} of ${about.number} drafted? That person adopts it later, or does not: naming somebody here accepts nothing.`,
    requestedSchema: asked,
  })
