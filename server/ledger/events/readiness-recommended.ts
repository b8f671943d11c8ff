// Advice, of a person or an agent: the packet looks ready, or not yet, and why. It decides nothing.
import * as z from 'zod'
import { digest, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const readinessRecommended = defineEvent({
  type: 'readiness-recommended',
  act: 'recommend',
  by: 'people and agents',
  signature: 'welcome',
  body: z.strictObject({ revision: digest, advice: z.enum(['ready', 'not ready']), words }),
  refuse: (_told, { standing }) =>
    standing.charters.length > 0 ? undefined : 'nobody has confirmed owner, reviewers and criteria yet',
  apply(state, told) {
    const { revision, advice } = told.body
    state.recommendations.set(told.id, { ...saying(told), revision, advice })
  },
})
