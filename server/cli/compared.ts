// Two versions of a packet beside each other: what differs in the page, and what was done in its ledger from one to the other.
import { type InGit, type PageThen, pageThen } from '../host/page-then.ts'
import { blocksOf, type Change, changesBetween, fieldChanges } from '../report/changes.ts'
import type { Compared } from '../report/diff.ts'
import { storyOf } from '../report/story.ts'
import type { Record } from '../workspace/subject.ts'

/** A page, with the commit that has it. */
export type Version = Pick<PageThen, 'packet'> &
  Partial<Pick<PageThen, 'commit' | 'events'>> & { readonly called?: string }

export const at = (git: InGit, ref: string): Version => ({ ...pageThen(git, ref), called: ref })

export function between(
  then: Version,
  now: Version,
  {
    record,
    wanted,
    since,
  }: { readonly record: Record | undefined; readonly wanted: readonly string[]; readonly since?: string | undefined },
): Compared {
  const story = record ? storyOf(record) : []
  const isNew = ({ event }: { readonly event: string }) =>
    !then.events?.has(event) && (now.events === undefined || now.events.has(event))
  return {
    ...(then.commit && { commit: then.commit }),
    from: since ?? then.called ?? '',
    ...(now.called && { to: now.called }),
    changes: changesOf(then, now).filter(isWanted(wanted)),
    events:
      wanted.length > 0 ? [] : story.filter(isNew).map(({ time, actor, did, words }) => ({ time, actor, did, words })),
  }
}

export const changesOf = (then: Version, now: Version): readonly Change[] => [
  ...fieldChanges(then.packet, now.packet),
  ...changesBetween(blocksOf(then.packet), blocksOf(now.packet)),
]

export const isWanted =
  (wanted: readonly string[]) =>
  ({ name }: Pick<Change, 'name'>) =>
    wanted.length === 0 || wanted.some(one => one.toLowerCase() === name.toLowerCase())
