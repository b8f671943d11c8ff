// What is contested: every objection with its thread, those that still have to be confirmed first. Where the packet is open
// its ledger says so, and what only the page has is shown beside it as nobody's proven word.

import type { Packet, Statement } from '../../schemas/packet.ts'
import type { PanelAct, PanelView } from '../../schemas/panel.ts'
import type { Scene } from '../acts/act.ts'
import { targetName, type View, viewOf } from '../acts/page/view.ts'
import { daysBetween } from '../evidence/dates.ts'
import { openLedger } from '../gate/waits.ts'
import type { DraftRecord, Entry, Objection } from '../ledger/state.ts'
import { isWaiting } from '../report/draft.ts'
import type { World } from '../rules/rule.ts'
import { nameOf } from '../rules/shared/actors.ts'
import { objectionState, risksByObjection } from '../rules/shared/objection-state.ts'
import { whileSame } from '../rules/shared/remembered.ts'

export type Contested = PanelView['objections'][number]

export function objectionsOf(scene: Scene, world: World): Contested[] {
  const { packet } = scene.subject
  const ledger = openLedger(scene.subject)
  if (!ledger) return packet.statements.flatMap(one => byPage(one, world)).sort(pressing)
  const view = viewOf(scene)
  const recorded = [...ledger.state.objections.values()].map(one => byLedger(one, scene))
  const brought = [...ledger.state.drafts.values()]
    .filter(one => one.verb === 'objects to' && isWaiting(one))
    .map(one => broughtIn(one, view))
  const known = new Set([...recorded, ...brought].map(({ id }) => id))
  const unknown = packet.statements.filter(({ id }) => !known.has(id)).flatMap(one => byPage(one, world))
  return [...recorded, ...brought, ...unknown].sort(pressing)
}

const order: readonly Contested['status'][] = ['open', 'sustained', 'answered', 'unconfirmed', 'carried', 'withdrawn']
const pressing = (a: Contested, b: Contested) => order.indexOf(a.status) - order.indexOf(b.status)

/** What can be done about an objection. Who may is asked when somebody does it. */
const next: Readonly<Record<Contested['status'], PanelAct[]>> = {
  unconfirmed: ['confirm-objection'],
  open: ['answer', 'withdraw', 'carry'],
  sustained: ['answer', 'withdraw', 'carry'],
  answered: ['sustain', 'withdraw', 'carry'],
  carried: ['withdraw'],
  withdrawn: [],
}

const wordsIn = (digest: string | undefined, { words, ledger }: View): string =>
  (digest === undefined
    ? ''
    : (words(digest) ?? (ledger.state.disposed.has(digest) ? '(destroyed)' : '(not there)'))
  ).trim()

function byLedger(one: Objection, scene: Scene): Contested {
  const recorded = recordedIn(one, scene)
  const range = rangeOf(recorded.id, scene.subject.packet)
  return { ...recorded, range }
}

/** A keystroke changes no more of it than its place. */
const recordedIn = whileSame(
  (_: Objection, { subject }: Scene) => [subject.record, subject.workspace, subject.clock.today],
  byRecord,
)

function byRecord(one: Objection, scene: Scene): Contested {
  const view = viewOf(scene)
  const { ledger } = view
  const id = ledger.shownId(one.event) ?? one.id
  const risk = ledger.state.risks.get(one.carriedBy.at(-1) ?? '')
  return {
    id,
    status: one.status,
    by: one.confirmedBy[0] ? `@${one.confirmedBy[0].value}` : one.actor,
    role: one.role,
    ...ageOf(one.time, view),
    targets: one.targets.map(target => targetName(target, view)),
    words: wordsIn(one.words, view),
    thread: one.thread.map(said => entryOf(said, view)),
    ...(one.status === 'carried' &&
      risk && {
        carried: {
          id: ledger.shownId(risk.event) ?? risk.id,
          by: risk.actor,
          until: risk.until,
          words: wordsIn(risk.words, view),
        },
      }),
    acts: next[one.status],
  }
}

/** A reviewer's comment from elsewhere blocks from the moment it is on the page. */
function broughtIn(one: DraftRecord, view: View): Contested {
  const id = view.ledger.shownId(one.event) ?? one.id
  return {
    id,
    status: 'unconfirmed',
    by: one.onBehalfOf ? `@${one.onBehalfOf}` : one.actor,
    ...ageOf(one.time, view),
    targets: one.targets.map(target => targetName(target, view)),
    words: wordsIn(one.words, view),
    thread: [{ verb: 'brought in', by: one.actor, day: view.day(one.time), words: '', proven: false }],
    range: rangeOf(id, view.subject.packet),
    acts: ['confirm-objection', 'reject'],
  }
}

function ageOf(time: string, { day, subject }: View): Pick<Contested, 'day' | 'days'> {
  const since = day(time)
  return { day: since, days: daysBetween(since, subject.clock.today) }
}

const entryOf = ({ verb, actor, time, words, proven }: Entry, view: View): Contested['thread'][number] => ({
  verb,
  by: actor,
  day: view.day(time),
  words: wordsIn(words, view),
  proven,
})

const rangeOf = (id: string, packet: Packet): Contested['range'] => {
  const statement = packet.statement(id)
  return statement && packet.range(statement.span)
}

/** As the page says it. Without a ledger there is nothing else. */
function byPage(one: Statement, world: World): Contested[] {
  const { id, letter, box, text, thread, span } = one
  const isBrought = letter === 'D' && box?.verb === 'objects to'
  if (letter !== 'O' && !isBrought) return []
  const risk = risksByObjection(world.packet).get(id)?.at(-1)
  const status = isBrought ? 'unconfirmed' : statusOf(one, risk ? [risk] : [], world)
  const by = isBrought ? box.on_behalf_of : box?.actor
  const day = box?.when?.day
  return [
    {
      id,
      status,
      by: by ? nameOf(by) : 'nobody named',
      role: box?.role,
      day,
      days: day === undefined ? undefined : daysBetween(day, world.clock.today),
      targets: targetsOf(one),
      words: text,
      thread: thread.map(entry => ({
        verb: entry.verb,
        by: entry.actor ? nameOf(entry.actor) : 'nobody named',
        day: entry.when?.day,
        words: entry.text,
        proven: false,
      })),
      ...(status === 'carried' && risk && { carried: carriedOnPage(risk) }),
      range: world.packet.range(span),
      acts: [],
    },
  ]
}

function statusOf(objection: Statement, risks: readonly Statement[], world: World): Contested['status'] {
  const found = objectionState(objection, risks, world)
  if (found.state !== 'open') return found.state
  if (found.last?.verb === 'answered') return 'answered'
  return found.last?.verb === 'sustained' ? 'sustained' : 'open'
}

function carriedOnPage({ id, box, text, fields }: Statement): NonNullable<Contested['carried']> {
  const until = fields.find(field => field.name === 'until')
  return {
    id,
    by: box?.actor ? nameOf(box.actor) : 'nobody named',
    until: until?.name === 'until' ? until.when?.day : undefined,
    words: text,
  }
}

/** What a box of the page is about, as people name it. */
export const targetsOf = ({ box }: Statement): string[] =>
  (box?.targets ?? []).map(target =>
    target.kind === 'statement'
      ? target.id
      : target.kind === 'section'
        ? `section "${target.name}"`
        : target.kind === 'packet'
          ? 'the packet'
          : target.text,
  )
