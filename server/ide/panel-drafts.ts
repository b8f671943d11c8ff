// What is only a draft: proposals that wait for a person, as they would change the page, word by word.

import type { Statement } from '../../schemas/packet.ts'
import type { PanelView } from '../../schemas/panel.ts'
import type { Scene } from '../acts/act.ts'
import { targetName, viewOf } from '../acts/page/view.ts'
import { whyChanged } from '../acts/shared/accept-draft.ts'
import { targetOf } from '../acts/targets.ts'
import { dayAt, daysBetween } from '../evidence/dates.ts'
import { openLedger } from '../gate/waits.ts'
import type { DraftRecord } from '../ledger/state.ts'
import { type Effect, effectOf, isWaiting, type ToldDraft, toldDraft } from '../report/draft.ts'
import { nameOf } from '../rules/shared/actors.ts'
import { targetsOf } from './panel-objections.ts'

export type Waiting = PanelView['drafts'][number]

/** Objections that somebody brought in are contested, not proposed. */
export function draftsOf(scene: Scene): Waiting[] {
  const { packet } = scene.subject
  const ledger = openLedger(scene.subject)
  if (!ledger) return packet.statements.flatMap(one => byPage(one, scene))
  const recorded = [...ledger.state.drafts.values()]
    .filter(one => isWaiting(one) && one.verb !== 'objects to')
    .map(one => byLedger(one, scene))
  const all = new Set([...ledger.state.drafts.keys()].map(event => ledger.shownId(event)))
  const unknown = packet.statements.filter(({ id }) => !all.has(id)).flatMap(one => byPage(one, scene))
  return [...recorded, ...unknown]
}

/** How many somebody has decided on. */
export const decidedIn = ({ ledger }: Scene): number =>
  [...ledger.state.drafts.values()].filter(one => !isWaiting(one)).length

function byLedger(one: DraftRecord, scene: Scene): Waiting {
  const { subject } = scene
  const view = viewOf(scene)
  const told = toldDraft(one, scene)
  const day = dayAt(Math.floor(Date.parse(one.time) / 60_000), subject.workspace.timezone)
  return {
    id: told.id,
    status: one.status === 'contested' ? 'contested' : 'pending',
    by: one.actor,
    model: one.model,
    for: told.for,
    day,
    days: daysBetween(day, subject.clock.today),
    verb: one.verb,
    targets: one.targets.map(target => targetName(target, view)),
    words: told.words,
    ...changesOf({ ...told, ...changedSince(one, told, scene) }),
    reasons: told.reasons,
    outdated: told.outdated,
    moved: told.moved && [...told.moved],
    evidence: citedIn(told.words ?? ''),
    range: rangeOf(told.id, scene),
    acts: ['accept', 'reject'],
  }
}

/** A draft was written for one text, and is not accepted on another. */
function changedSince({ verb, targets: [target] }: DraftRecord, { id, words }: ToldDraft, scene: Scene) {
  if (!target || verb === 'answers' || words === undefined) return undefined
  const [hindrance] = whyChanged(target, id, words, scene)?.split('\n') ?? []
  return hindrance === undefined ? undefined : { hindrance }
}

const changesOf = ({ changes, hindrance }: Effect): Pick<Waiting, 'changes' | 'hindrance'> => ({
  changes: changes.map(({ name, pieces }) => ({ name, pieces: [...pieces] })),
  hindrance,
})

const citedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\[\^(E[1-9]\d*)\]/g)].map(([, label]) => label!)),
]

const rangeOf = (id: string, { subject: { packet } }: Scene): Waiting['range'] => {
  const statement = packet.statement(id)
  return statement && packet.range(statement.span)
}

function byPage(one: Statement, scene: Scene): Waiting[] {
  const { id, letter, box, span } = one
  const { packet, clock } = scene.subject
  if (letter !== 'D' || box?.verb === 'objects to') return []
  const words = bodyOf(one, scene)
  const day = box?.when?.day
  return [
    {
      id,
      status: 'pending',
      by: box?.actor ? nameOf(box.actor) : 'nobody named',
      for: box?.on_behalf_of && nameOf(box.on_behalf_of),
      day,
      days: day === undefined ? undefined : daysBetween(day, clock.today),
      verb: box?.verb ?? 'proposes',
      targets: targetsOf(one),
      words,
      ...changesOf(effectOnPage(one, words, scene)),
      evidence: citedIn(words),
      range: packet.range(span),
      acts: [],
    },
  ]
}

function effectOnPage(one: Statement, words: string, scene: Scene): Effect {
  const verb = one.box?.verb
  if (!verb || verb === 'answers') return { changes: [] }
  const [said = ''] = targetsOf(one)
  const target = targetOf(said, scene)
  return 'no' in target ? { changes: [], hindrance: target.no } : effectOf({ verb, targets: [target] }, words, scene)
}

/** The body as its drafter wrote it, without the marks of the box. */
function bodyOf({ span, box }: Statement, { subject: { packet } }: Scene): string {
  const body = packet.slice({ block: span.block, start: box?.header.end ?? span.start, end: span.end })
  return body
    .split('\n')
    .map(line => line.replace(/^[ \t]*>[ \t]?/, ''))
    .join('\n')
    .trim()
}
