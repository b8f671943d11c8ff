// A reviewer signs off in a role, on blocks, on a piece of evidence, or on the whole revision.
import * as z from 'zod'
import { block, digest, role, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { holds } from '../standing.ts'
import { append } from '../state.ts'

export const reviewed = defineEvent({
  type: 'reviewed',
  act: 'review',
  by: 'people',
  signature: 'needed',
  body: z
    .strictObject({
      role,
      outcome: z.enum(['concurs', 'requests changes', 'recused']),
      blocks: z.array(block).describe('Empty: the whole revision.'),
      revision: digest.optional(),
      words: words.optional(),
    })
    .refine(({ blocks, revision }) => blocks.length > 0 || revision, 'must name blocks or a revision'),
  refuse: ({ name, body }, { standing }) =>
    holds(standing.reviewers.get(body.role), name) ? undefined : `@${name} does not review for ${body.role}`,
  apply(state, told) {
    const { role: of, outcome, blocks, revision } = told.body
    append(state.reviews, `${of} ${told.actor}`, { ...saying(told), role: of, outcome, blocks, revision })
  },
})
