// Says what is ready, what is not, and which person decides what next. Its first words say that it decides nothing.
import { listed } from '../../acts/shared/given.ts'
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
      ...blocks.map(({ code, who, about, says }) => ({
        who,
        ...(code === 'pending-draft' && { draft: /^D\d+/.exec(says)?.[0] ?? about }),
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

type Open = { readonly who: string; readonly says: string; readonly draft?: string }

/** A line for each thing, and one for all drafts: whoever reads it has to find what is theirs. */
function byPerson(open: readonly Open[]): readonly string[] {
  return [...Map.groupBy(open, ({ who }) => who)].flatMap(([who, all]) => {
    const drafts = all.flatMap(({ draft }) => draft ?? []).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    const says = all.filter(({ draft }) => draft === undefined).map(one => one.says)
    if (drafts.length > 0) says.unshift(waiting(drafts))
    const more = says.length > most ? [`And ${says.length - most} more, which \`countersign status\` shows.`] : []
    return [`- ${who}:`, ...[...says.slice(0, most), ...more].map(one => `  - ${one}`)]
  })
}

const waiting = (drafts: readonly string[]) =>
  drafts.length === 1
    ? `${drafts[0]} waits to be accepted or rejected.`
    : `${listed(drafts)} wait to be accepted or rejected: \`countersign drafts\` shows them.`
