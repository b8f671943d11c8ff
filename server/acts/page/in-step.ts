// What an act changes on its page: its own edits first, then what brings boxes, threads and the table in step with the
// ledger that now has the act. It never takes a page apart that it does not understand: that is for `sync`, which may refuse.
import { apply } from '../../rules/apply.ts'
import type { Change, Scene } from '../act.ts'
import type { Done } from '../perform.ts'
import { hasConflicts } from './conflicts.ts'
import { difference } from './edits.ts'
import { follow } from './follow.ts'
import { isSound } from './sound.ts'
import { seenOn, viewOf } from './view.ts'

export function inStep(scene: Scene, done: Pick<Done, 'changes' | 'ledger' | 'written'>): readonly Change[] {
  const { text } = scene.subject.packet
  const own = apply(
    text,
    done.changes.map(change => [change]),
  ).text
  if (hasConflicts(own)) return done.changes
  const view = seenOn(viewOf(scene, done), own)
  const { page } = follow({ text: own, frozen: [] }, view)
  return isSound(view.packet, page.text, view) ? difference(text, page.text) : done.changes
}
