// Says what is ready, what is not, and which person decides what next. Its first words say that it decides nothing.
import { verdict } from '../../gate/verdict.ts'
import { defineRole } from '../role.ts'

const most = 6

export const adviser = defineRole({
  name: 'adviser',
  summary: 'Recommends, deciding nothing: what is ready, what is not, and who decides what next.',
  reads: ['objections', 'text', 'questions', 'evidence', 'table'],
  writes: ['advice'],

  *propose({ scene, checked }) {
    const { name, blocks, waits } = verdict(checked)
    const open = [
      ...blocks.map(({ who, about, says }) => ({
        who,
        says: says.startsWith(`${about} `) ? says : `${about}: ${says}`,
      })),
      ...waits.map(({ who, about, says }) => ({
        who,
        says: `${says}${about.length > 0 ? ` (${about.join(', ')})` : ''}`,
      })),
    ].filter(({ says }) => !/marked this revision ready/.test(says))
    const advice = open.length === 0 ? 'ready' : 'not-ready'
    const accepted = [...scene.ledger.state.acceptances.keys()].length
    const text = [
      `Recommendation, and no decision: ${advice === 'ready' ? 'nothing stands open any more' : 'not ready'}.`,
      `It stands at “${name}”. People have accepted ${accepted === 1 ? 'one block' : `${accepted} blocks`} so far.`,
      ...(open.length > 0 ? ['Open, by who acts next:', ...byPerson(open)] : ['Who marks it ready decides that now.']),
    ].join('\n')
    const repeated = [...scene.ledger.state.recommendations.values()].some(
      one => one.revision === scene.revision && one.words !== undefined && scene.words(one.words) === text,
    )
    if (!repeated) yield { does: 'recommend', advice, text }
  },
})

function byPerson(open: readonly { readonly who: string; readonly says: string }[]): readonly string[] {
  const groups = Map.groupBy(open, ({ who }) => who)
  return [...groups].map(([who, all]) => {
    const shown = all.slice(0, most).map(({ says }) => says)
    return `- ${who}: ${shown.join(' ')}${all.length > most ? ` And ${all.length - most} more.` : ''}`
  })
}
