// What stands in the way and what is still to be done, as tasks: each says who does what, and which act of the editor helps.
import type { PanelView } from '../../schemas/panel.ts'
import { deedFor, deedForWait } from '../gate/deeds.ts'
import type { Reason, Verdict } from '../gate/verdict.ts'
import type { Subject } from '../workspace/subject.ts'

type Task = PanelView['blocks'][number]
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
    return {
      code,
      about: about.length === 1 ? about[0]! : '',
      says,
      who,
      yours: isFor(who, me),
      ...deedForWait(wait, subject),
    }
  })

/** Of several who may, each is meant. */
export const isFor = (who: string, me: string | undefined): boolean =>
  me !== undefined && who.split(' or ').includes(me)
