// What stands in the way and what is still to be done, as tasks: each says who does what, and which act of the editor helps.
import type { PanelAct, PanelView } from '../../schemas/panel.ts'
import type { Reason, Verdict } from '../gate/verdict.ts'
import type { Wait } from '../gate/waits.ts'
import { roleTitle } from '../rules/shared/roles.ts'
import type { Subject } from '../workspace/subject.ts'

export type Task = PanelView['blocks'][number]
type Follower = Omit<Task, 'follows'>

export const blocking = (verdict: Verdict, me: string | undefined): Task[] =>
  verdict.blocks.map(({ follows, ...reason }) => ({
    ...taskOf(reason, me),
    ...(follows.length > 0 && { follows: follows.map(one => taskOf(one, me)) }),
  }))

const taskOf = (reason: Reason, me: string | undefined): Follower => {
  const { code, about, says, who, range } = reason
  return { code, about, says, who, range, yours: who === me, ...deedFor(reason) }
}

export const waiting = (verdict: Verdict, subject: Subject, me: string | undefined): Task[] =>
  verdict.waits.map(wait => {
    const { code, says, who, about } = wait
    const yours = me !== undefined && who.split(' or ').includes(me)
    return { code, about: about.length === 1 ? about[0]! : '', says, who, yours, ...waits[code](wait, subject) }
  })

type Deed = { readonly does: string; readonly act?: PanelAct }

const waits: Readonly<Record<Wait['code'], (wait: Wait, subject: Subject) => Deed>> = {
  'not-opened': () => ({ does: 'opens the packet', act: 'open' }),
  'not-accepted': ({ about }) => ({
    does: about.length === 1 ? `accepts ${about[0]}` : `accepts ${about.length} blocks`,
    act: 'accept',
  }),
  'not-signed-off': ({ about: [role = ''], who }, { profile }) =>
    who.startsWith('@')
      ? { does: `signs off for ${roleTitle(role, profile)}`, act: 'review' }
      : { does: `needs somebody who reviews`, act: 'assign' },
  'not-marked-ready': () => ({ does: 'marks this revision ready', act: 'ready' }),
}

function deedFor({ code, about, last, for: person }: Reason): Deed {
  if (code === 'open-objection') return objectionDeed(about, last)
  if (code === 'pending-draft')
    return { does: `${person === undefined ? 'accepts' : 'adopts'} or rejects ${about}`, act: 'accept' }
  const [verb, act] = deeds[code] ?? ['puts right']
  return { does: `${verb} ${about}`, ...(act && { act }) }
}

/** After an answer it is the objector's turn, else somebody's who answers. */
function objectionDeed(id: string, last: Reason['last']): Deed {
  if (last === 'answered') return { does: `withdraws or sustains ${id}`, act: 'withdraw' }
  return { does: last === 'sustained' ? `answers ${id} again, or it is carried` : `answers ${id}`, act: 'answer' }
}

const deeds: Readonly<Record<string, readonly [verb: string, act?: PanelAct]>> = {
  'escalation-required': ['escalates', 'escalate'],
  escalated: ['closes the escalation of', 'close-escalation'],
  'on-hold': ['brings back', 'resume'],
  'charter-not-confirmed': ['confirms the charter of', 'confirm-charter'],
  'bounced-unanswered': ['answers the return of', 'answer-return'],
  'unconfirmed-objection': ['confirms', 'confirm-objection'],
  'hidden-objection': ['brings back'],
  'hidden-question': ['brings back'],
  'softened-objection': ['restores'],
  'carried-risk-expired': ['carries again', 'carry'],
  'changed-since-carried': ['carries again', 'carry'],
  'changed-evidence': ['looks again at'],
  'missing-evidence': ['finds'],
  'stale-evidence': ['captures again'],
  'unsupported-claim': ['finds evidence for'],
  'unsourced-number': ['finds the source of'],
  'misquoted-requirement': ['corrects the quote'],
  'contradicted-claim': ['settles'],
  'suspect-claim': ['confirms', 'confirm-claim'],
  'implied-approval': ['rewrites'],
  'overstated-certainty': ['rewrites'],
  'admission-or-offer': ['rewrites'],
  'changed-since-accepted': ['reviews', 'accept'],
  'review-outdated': ['reviews again', 'review'],
  'missing-reviewer': ['assigns a reviewer to', 'assign'],
  'missing-section': ['writes the missing section of'],
  'ownerless-question': ['says who answers'],
  'overdue-step': ['does', 'done'],
}
