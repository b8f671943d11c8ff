// What whoever acts does about a reason or a wait, in a few words, and the act that does it: every face says it the same.
import type { PanelAct } from '../../schemas/panel.ts'
import { roleTitle } from '../rules/shared/roles.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Reason } from './verdict.ts'
import type { Wait } from './waits.ts'

/** `does` follows the name of the person: `@lea withdraws or sustains O3`. */
export type Deed = { readonly does: string; readonly act?: PanelAct }

export function deedFor({ code, about, last, for: person }: Reason): Deed {
  if (code === 'open-objection') return objectionDeed(about, last)
  if (code === 'pending-draft')
    return { does: `${person === undefined ? 'accepts' : 'adopts'} or rejects ${about}`, act: 'accept' }
  const [words, act] = deeds[code] ?? ['puts … right']
  return { does: words.replace('…', about), ...(act && { act }) }
}

/** After an answer it is the objector's turn, else somebody's who answers. */
function objectionDeed(id: string, last: Reason['last']): Deed {
  if (last === 'answered') return { does: `withdraws or sustains ${id}`, act: 'withdraw' }
  return { does: last === 'sustained' ? `answers ${id} again, or it is carried` : `answers ${id}`, act: 'answer' }
}

/** `…` stands for what it is about. */
const deeds: Readonly<Record<string, readonly [words: string, act?: PanelAct]>> = {
  'escalation-required': ['escalates …', 'escalate'],
  'unjudged-escalation': ['looks at … again'],
  escalated: ['closes the escalation of …', 'close-escalation'],
  'on-hold': ['brings back …', 'resume'],
  'unsigned-policy': ['puts the policy in force as it is now, or takes the change back'],
  'policy-loosened': ['puts the policy in force as it is now, or takes the change back'],
  'bad-signature': ['has … signed again, or brings it back from git'],
  'charter-not-confirmed': ['confirms the charter of …', 'confirm-charter'],
  'bounced-unanswered': ['answers the return of …', 'answer-return'],
  'unconfirmed-objection': ['confirms …', 'confirm-objection'],
  'hidden-objection': ['brings back …'],
  'hidden-question': ['brings back …'],
  'softened-objection': ['restores …'],
  'carried-risk-expired': ['carries … again', 'carry'],
  'changed-since-carried': ['carries … again', 'carry'],
  'changed-evidence': ['looks at what … says now, and confirms or changes what rests on it'],
  'missing-evidence': ['finds …'],
  'stale-evidence': ['captures … again'],
  'unstamped-evidence': ['captures …'],
  'unsupported-claim': ['finds evidence for …'],
  'unsourced-number': ['finds the source of …'],
  'misquoted-requirement': ['corrects the quote …'],
  'contradicted-claim': ['settles …'],
  'suspect-claim': ['confirms …', 'confirm-claim'],
  'unseen-evidence': ['confirms …', 'confirm-claim'],
  'implied-approval': ['rewrites …'],
  'overstated-certainty': ['rewrites …'],
  'admission-or-offer': ['rewrites …'],
  'unconfirmed-customer-statement': ['rewrites …'],
  'hypothesis-stated-as-fact': ['rewrites …'],
  'restricted-in-open-text': ['rewrites …'],
  'changed-since-accepted': ['reviews …', 'accept'],
  'review-outdated': ['reviews again', 'review'],
  'missing-reviewer': ['assigns a reviewer', 'assign'],
  'missing-prerequisite': ['brings what is missing'],
  'missing-section': ['writes the missing section of …'],
  'missing-owner': ['says who owns it'],
  'missing-expiry': ['says when it ends'],
  'ownerless-question': ['says who answers …'],
  'overdue-step': ['does …', 'done'],
}

export const deedForWait = (wait: Wait, subject: Subject): Deed => waits[wait.code](wait, subject)

const waits: Readonly<Record<Wait['code'], (wait: Wait, subject: Subject) => Deed>> = {
  'not-opened': () => ({ does: 'opens the packet', act: 'open' }),
  'not-accepted': ({ about }) => ({
    does: about.length === 1 ? `accepts ${about[0]!.replace(/^§ /, '')}` : `accepts ${about.length} blocks`,
    act: 'accept',
  }),
  'not-signed-off': ({ about: [role = ''], who }, { profile }) =>
    who.startsWith('@')
      ? { does: `signs off for ${roleTitle(role, profile)}`, act: 'review' }
      : { does: `needs somebody who reviews`, act: 'assign' },
  'not-marked-ready': () => ({ does: 'marks this revision ready', act: 'ready' }),
}
