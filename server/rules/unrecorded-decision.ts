import type { Span, Statement, ThreadVerb } from '../../schemas/packet.ts'
import type { Ledger } from '../ledger/fold.ts'
import { values } from '../ledger/standing.ts'
import { bareHandle } from '../profile/people.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { allOf, anyOf } from './shared/listed.ts'
import { eventShownAs, opened } from './shared/recorded.ts'
import { isAmong } from './shared/roles.ts'
import { sorted } from './shared/sorted.ts'
import { within } from './shared/within.ts'

export const unrecordedDecision = defineRule({
  code: 'unrecorded-decision',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'A signed event proves every decision that the page shows.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    const { objections, risks, withThread } = sorted(world.packet)
    for (const risk of risks) yield* carrying(risk, ledger)
    for (const objection of objections) yield* closings(objection, ledger)
    for (const statement of withThread) if (statement.letter !== 'O') yield* endings(statement, ledger)
    yield* places(world, ledger)
  },

  fix({ data, span }) {
    return typeof data === 'string'
      ? [{ title: `Write ${data}, as the ledger has it`, edits: [{ span, text: data }] }]
      : []
  },
})

const unproven = (span: Span, says: string): Finding => ({
  span,
  message: `The page says that ${says}, and no signed event proves it.`,
})

/** Who carries what until when: all of it was signed. */
function* carrying({ id, idSpan, box, fields }: Statement, ledger: Ledger): Iterable<Finding> {
  const known = ledger.state.risks.get(eventShownAs(id, ledger) ?? '')
  const by = box?.actor ? nameOf(box.actor) : 'somebody'
  const carried = (box?.targets ?? []).flatMap(target => (target.kind === 'statement' ? [target.id] : []))
  const signed = known && ledger.shownId(known.objection)
  if (!known || !sameActor(known.actor, by) || carried.some(objection => objection !== signed)) {
    yield unproven(idSpan, `${by} carries ${allOf(carried)} in ${id}`)
    return
  }
  const until = fields.find(field => field.name === 'until')
  const day = until && 'when' in until ? until.when?.day : undefined
  if (day === known.until) return
  const says = known.until ? `${by} signed ${id} until ${known.until}` : `${by} signed ${id} without a day`
  const message = `The page carries ${allOf(carried)} ${day ? `until ${day}` : 'without an end'}, and ${says}.`
  yield known.until && until ? { span: until.span, message, data: `until ${known.until}` } : { span: idSpan, message }
}

/** Entries of an objection that need their author's key. */
function* closings({ id, thread }: Statement, ledger: Ledger): Iterable<Finding> {
  const event = eventShownAs(id, ledger)
  const known = event === undefined ? undefined : ledger.state.objections.get(event)
  const decided = thread.filter(({ verb }) => verb === 'withdrawn' || verb === 'sustained')
  for (const { verb, actor, verbSpan } of decided) {
    if (actor?.kind === 'agent') continue
    const by = actor ? nameOf(actor) : 'somebody'
    const proves = known?.thread.some(entry => entry.verb === verb && sameActor(entry.actor, by))
    if (!proves) yield unproven(verbSpan, `${by} ${verb === 'withdrawn' ? 'withdrew' : 'sustained'} ${id}`)
  }
}

const endingVerbs: Partial<Record<ThreadVerb, string>> = {
  dropped: 'dropped',
  confirmed: 'confirmed',
  refuted: 'refuted',
}

function* endings({ id, thread }: Statement, { state }: Ledger): Iterable<Finding> {
  const known = state.threads.get(id) ?? []
  for (const { verb, actor, verbSpan } of thread) {
    const did = endingVerbs[verb]
    if (!did || actor?.kind === 'agent') continue
    const by = actor ? nameOf(actor) : 'somebody'
    if (!known.some(entry => entry.verb === verb && entry.proven && sameActor(entry.actor, by)))
      yield unproven(verbSpan, `${by} ${did} ${id}`)
  }
}

/** What the handoff table says of owner and reviewers. */
function* places({ packet, profile }: World, { standing, state }: Ledger): Iterable<Finding> {
  const owner = packet.table?.owner
  const owners = values(standing.owners)
  if (owner?.actor.kind === 'human' && !owners.some(handle => bareHandle(handle) === bareHandle(nameOf(owner.actor)))) {
    const span = within(owner.span, nameOf(owner.actor))
    const names = owners.map(handle => `@${handle}`)
    const message = `The page says that ${nameOf(owner.actor)} owns the packet; by the ledger, ${anyOf(names)} does.`
    yield names.length === 1 ? { span, message, data: names[0] } : { span, message }
  }
  for (const { role, actor, state: says, span } of packet.table?.reviewers ?? []) {
    if (actor?.kind !== 'human' || !decisive.has(says)) continue
    const last = [...state.reviews.values()]
      .flat()
      .findLast(review => isAmong([review.role], role, profile) && sameActor(review.actor, nameOf(actor)))
    if (last?.outcome !== says) yield unproven(within(span, says, ':'), `${nameOf(actor)} ${said[says]}`)
  }
}

const decisive = new Set(['concurs', 'requests changes', 'recused'])
const said: Readonly<Record<string, string>> = {
  concurs: 'concurs',
  'requests changes': 'requests changes',
  recused: 'is recused',
}

const sameActor = (one: string, other: string) => bareHandle(one) === bareHandle(other)
