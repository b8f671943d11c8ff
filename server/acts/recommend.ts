// Advice, of a person or an agent: the packet looks ready, or not yet, and why. It decides nothing, and looks at what is
// open, and at the page, before it says *ready*: a premature look of readiness does harm by itself.
import * as z from 'zod'
import { type Desk, defineAct, type Scene } from './act.ts'
import { words } from './shared/given.ts'
import { isChartered } from './shared/in-force.ts'
import { foundOn, stops, unassigned, unsettled } from './shared/in-the-way.ts'

const advices = { ready: 'ready', 'not-ready': 'not ready' } as const

export const recommend = defineAct({
  name: 'recommend',
  summary: 'Advise that the packet is ready, or not yet, and why. It decides nothing.',
  input: z.strictObject({
    advice: z.enum(Object.keys(advices) as [keyof typeof advices]).describe('`ready` or `not-ready`.'),
    text: words.describe('What is ready, what is not resolved, and who decides that.'),
  }),
  positional: ['advice'],
  prose: 'text',
  writes: ['readiness-recommended'],

  plan({ advice: said, text: given }, scene, desk) {
    const text = desk.actor.startsWith('agent:') ? asAdvice(given) : given
    const advice = advices[said]
    if (!isChartered(scene))
      return {
        no: 'Nobody has confirmed owner, reviewers and criteria under the policy in force: `countersign confirm-charter` comes first.',
      }
    const open = advice === 'ready' ? against(scene, desk) : []
    if (open.length > 0) return { no: `It cannot look ready yet:\n${open.join('\n')}` }
    const body = { revision: scene.revision, advice, words: desk.write(text) }
    return {
      says: `Recommend, deciding nothing, that revision ${scene.revision.slice(0, 12)} is ${advice}: ${text}`,
      deeds: [{ type: 'readiness-recommended', body }],
    }
  },
})

/** The page is asked once the ledger has nothing open: most of what it says then follows from that. */
function against(scene: Scene, desk: Desk): readonly string[] {
  const recorded = [...stops(scene), ...unassigned(scene), ...unsettled(scene)]
  return recorded.length > 0 ? recorded : foundOn(scene, desk)
}

/** Whatever an agent advises, its first words say that it is advice. */
const asAdvice = (text: string) => (/^recommendation\b/i.test(text) ? text : `Recommendation, and no decision: ${text}`)
