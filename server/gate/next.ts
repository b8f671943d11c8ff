// The one next thing to do, as every face says it.
import type { Subject } from '../workspace/subject.ts'
import type { Blocking } from './by-cause.ts'
import { type Deed, deedFor, deedForWait } from './deeds.ts'
import type { Verdict } from './verdict.ts'

export type Todo = Deed & {
  readonly code: string
  readonly about: string
  readonly says: string
  readonly who: string
  readonly range?: Blocking['range']
}

/** What stops everything comes first; then a packet is opened, for no decision on it counts before; then first things first. */
export function nextOf(
  { name, blocks, waits, owner = 'owner', boundary }: Verdict,
  subject: Subject,
): Todo | undefined {
  if (name === 'handed off') return undefined
  if (name === 'ready for handoff')
    return { code: name, about: '', says: boundary, does: 'hands it off', who: owner, act: 'hand-off' }
  const [block] = blocks
  const opening = name === 'escalated' ? undefined : waits.find(({ code }) => code === 'not-opened')
  const wait = opening ?? waits[0]
  if (block && !opening) {
    const { code, about, says, who, range } = block
    return { code, about, says, who, range, ...deedFor(block) }
  }
  if (!wait) return undefined
  const { code, about, says, who } = wait
  return { code, about: about.length === 1 ? about[0]! : '', says, who, ...deedForWait(wait, subject) }
}
