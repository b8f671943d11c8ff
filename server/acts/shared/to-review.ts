// What there is to review on a page: every block that nobody accepted as it stands now, beside what was accepted last.
import { blockName } from '../../../schemas/block-name.ts'
import type { Acceptance, Objection } from '../../ledger/state.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import { hasPlace } from '../../profile/may.ts'
import { nameOfBlock } from '../../rules/shared/accepted.ts'
import { wantedByTopic } from '../../rules/shared/topic-acceptance.ts'
import { worldOf } from '../../rules/world.ts'
import type { Scene } from '../act.ts'
import { textOf, whyNotAccept } from './acceptance.ts'
import { settingIn } from './in-force.ts'

export type ToReview = {
  readonly name: string
  /** The section of a statement. */
  readonly section?: string
  /** `wanted`: others accepted it as it stands, and its topic asks for somebody whose place this person has. */
  readonly state: 'never accepted' | 'changed' | 'moved' | 'wanted'
  readonly text: string
  readonly accepted?: {
    readonly by: string
    readonly time: string
    /** Absent where the words were destroyed or are not there. */
    readonly text?: string
    readonly section?: string
  }
  /** Objections against it that are not closed, with whose they are. */
  readonly contested: readonly string[]
  /** Why it is not this person's to accept. */
  readonly notYours?: string
}

/** `actor`: `@handle`, where it is known who looks. */
export function toReview(scene: Scene, actor: string | undefined): readonly ToReview[] {
  const wanted = new Map(wantedByTopic(worldOf(scene.subject)).map(one => [one.name, one.roles]))
  return scene.blocks.flatMap(block => {
    const last = acceptanceOf(block, scene)
    if (last?.digest !== block.digest) return [told(block, last, scene, actor)]
    const roles = wanted.get(nameOfBlock(block)) ?? []
    const isTheirs = actor && roles.some(role => hasPlace(role, actor.slice(1), settingIn(scene)))
    return isTheirs ? [{ ...told(block, last, scene, actor), state: 'wanted' }] : []
  })
}

const acceptanceOf = ({ kind, name }: Acceptable, { ledger }: Scene) =>
  ledger.state.acceptances.get(blockName(kind === 'statement' ? { kind, id: name } : { kind, name }))?.at(-1)

function told(block: Acceptable, last: Acceptance | undefined, scene: Scene, actor: string | undefined): ToReview {
  const { kind, name, section } = block
  const notYours = actor && whyNotAccept(block, scene, actor)
  return {
    name,
    ...(kind === 'statement' && section ? { section } : {}),
    state: stateOf(block, last),
    text: textOf(block, scene),
    ...(last && { accepted: acceptedAs(last, scene) }),
    contested: [...scene.ledger.state.objections.values()].filter(isOpen(name)).map(whose(scene)),
    ...(notYours && { notYours }),
  }
}

function stateOf(block: Acceptable, last: Acceptance | undefined): ToReview['state'] {
  if (!last) return 'never accepted'
  const from = last.kind === 'statement' ? last.section : undefined
  return from !== undefined && block.digestIn(from) === last.digest ? 'moved' : 'changed'
}

function acceptedAs(last: Acceptance, { words }: Scene): NonNullable<ToReview['accepted']> {
  const text = words(last.words)
  const section = last.kind === 'statement' ? last.section : undefined
  return { by: last.by, time: last.time, ...(text !== undefined && { text }), ...(section && { section }) }
}

const isOpen =
  (name: string) =>
  ({ status, targets }: Objection): boolean =>
    status !== 'withdrawn' &&
    status !== 'carried' &&
    targets.some(
      target => (target.kind === 'statement' ? target.id : target.kind === 'section' && target.name) === name,
    )

const whose =
  ({ ledger }: Scene) =>
  ({ event, actor, status }: Objection): string =>
    `${ledger.shownId(event)} by ${actor} (${status})`
