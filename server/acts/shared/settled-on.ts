// Whether people have looked at what a piece of evidence says now: everybody who rests something on it has, or has not yet.
import { blockName } from '../../../schemas/block-name.ts'
import { acceptanceOf } from '../../ledger/acceptance.ts'
import type { Scene } from '../act.ts'

/** `besides`: the statement that somebody is confirming at this moment. */
export function isSettledOn(label: string, digest: string, besides: string, scene: Scene): boolean {
  return scene.subject.packet.statements
    .filter(({ id, footnotes }) => id !== besides && footnotes.some(note => note.label === label))
    .every(({ id }) => wasSeen(id, label, digest, scene))
}

/** A person accepted the statement as it stands, or found it to hold, with this excerpt in front of them. */
export function wasSeen(id: string, label: string, digest: string, { ledger: { state }, blocks }: Scene): boolean {
  const now = blocks.find(block => block.kind === 'statement' && block.name === id)?.digest
  const isIt = (seen: readonly { readonly id: string; readonly digest: string }[]) =>
    seen.some(one => one.id === label && one.digest === digest)
  const accepted = acceptanceOf(state, blockName({ kind: 'statement', id }))
  if (accepted && accepted.digest === now && isIt(accepted.seen)) return true
  return (state.confirmations.get(id) ?? []).some(one => one.proven && one.digest === now && isIt(one.seen))
}
