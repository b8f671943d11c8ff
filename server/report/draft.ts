// A draft as people look at it: who proposed it, how the page would change, and what became of it.
import type { LedgerTarget } from '../../schemas/ledger.ts'
import type { Scene } from '../acts/act.ts'
import { textOf } from '../acts/shared/acceptance.ts'
import { type Draft, outcomeOf } from '../acts/shared/outcome.ts'
import { blockOf } from '../acts/targets.ts'
import type { DraftRecord } from '../ledger/state.ts'
import { type Piece, wordDiff } from './word-diff.ts'

export type ToldDraft = {
  readonly id: string
  readonly by: string
  readonly model?: string
  readonly role?: string
  /** The first digits of the run that it came of. */
  readonly run?: string
  /** Why, a line for each change. */
  readonly reasons?: string
  /** Targets that read otherwise than when it was made, or are gone. */
  readonly changed?: readonly string[]
  /** Evidence that was read for it and reads otherwise by now. */
  readonly moved?: readonly string[]
  /** Its author says that it no longer fits. */
  readonly outdated?: true
  /** Nobody proved that it was this person. Of agents nobody asks for it. */
  readonly unproven?: true
  readonly for?: string
  readonly time: string
  readonly verb: string
  readonly targets: readonly string[]
  readonly status: DraftRecord['status']
  readonly decisions: readonly string[]
  /** Absent where they were destroyed or are not there. */
  readonly words?: string
} & Effect

export type Effect = {
  /** How the page would change: block by block, word by word. */
  readonly changes: readonly { readonly name: string; readonly pieces: readonly Piece[] }[]
  /** Why it cannot be accepted as it is. */
  readonly hindrance?: string
}

export const isWaiting = ({ status }: Pick<DraftRecord, 'status'>): boolean =>
  status === 'pending' || status === 'contested'

export function toldDraft(draft: DraftRecord, scene: Scene): ToldDraft {
  const { event, actor, model, proven, onBehalfOf, time, verb, targets, status } = draft
  const words = draft.words === undefined ? undefined : scene.words(draft.words)
  const reasons = draft.reasons === undefined ? undefined : scene.words(draft.reasons)
  const changed = isWaiting(draft) ? targets.filter(one => !standsSo(one, scene)).map(one => nameOf(one, scene)) : []
  const moved = draft.read.filter(one => !readsSo(one, scene)).map(one => one.id)
  return {
    id: scene.ledger.shownId(event) ?? draft.id,
    by: actor,
    ...(model && { model }),
    ...(draft.role && { role: draft.role }),
    ...(draft.run && { run: draft.run.slice(0, 8) }),
    ...(draft.outdated && { outdated: true }),
    ...(reasons !== undefined && { reasons }),
    ...(changed.length > 0 && { changed }),
    ...(moved.length > 0 && { moved }),
    ...(!proven && actor.startsWith('@') && { unproven: true }),
    ...(onBehalfOf && { for: `@${onBehalfOf}` }),
    time,
    verb,
    targets: targets.map(target => nameOf(target, scene)),
    status,
    decisions: draft.decisions.map(
      ({ outcome, by, time: when, reason, corrected }) =>
        `${corrected ? 'corrected and ' : ''}${outcome} by @${by} on ${when.slice(0, 10)}${reason ? `: ${reason}` : ''}`,
    ),
    ...(words !== undefined && { words }),
    ...(isWaiting(draft) && words !== undefined ? effectOf(draft, words, scene) : { changes: [] }),
  }
}

/** A section that is missing was missing then. */
function standsSo(target: LedgerTarget, scene: Scene): boolean {
  if (target.kind === 'packet' || target.kind === 'event' || target.digest === undefined) return true
  return blockOf(target.kind === 'statement' ? target.id : target.name, scene)?.digest === target.digest
}

/** Evidence that cannot be read now says nothing of another text. */
function readsSo({ id, digest }: DraftRecord['read'][number], { subject: { packet, readings } }: Scene): boolean {
  const reading = readings.get(packet.evidenceOf(id)?.locator ?? '')
  return reading?.state !== 'read' || reading.digest === digest
}

function nameOf(target: LedgerTarget, { ledger }: Scene): string {
  if (target.kind === 'packet') return 'the packet'
  if (target.kind === 'event') return ledger.shownId(target.event) ?? `event ${target.event.slice(0, 12)}`
  return target.kind === 'statement' ? target.id : `"${target.name}"`
}

/** Answers and objections change no block: they become somebody's own words. */
export function effectOf(draft: Draft, words: string, scene: Scene): Effect {
  if (draft.verb === 'answers' || draft.verb === 'objects to') return { changes: [] }
  const outcome = outcomeOf(draft, words, scene)
  if ('no' in outcome) return { changes: [], hindrance: outcome.no }
  const changes = outcome.blocks.map(block => {
    const before = blockOf(block.name, scene)
    const pieces = wordDiff(before ? textOf(before, scene) : '', textOf(block, outcome.scene))
    return { name: block.name, pieces }
  })
  return { changes }
}
