// Looks at each piece of evidence that is stale, has changed or cannot be found, says what that means for the statements that
// rest on it, and drafts them anew where a number, a date, a name or a quote moved. Where no wording can be known it asks.
import type { Statement } from '../../../schemas/packet.ts'
import { listed } from '../../acts/shared/given.ts'
import { missing, quantities } from '../../evidence/quantities.ts'
import { readable, type Source } from '../../evidence/source.ts'
import { fixes, type Reported } from '../../rules/run.ts'
import { cited } from '../../rules/shared/cites.ts'
import { current } from '../../rules/shared/current.ts'
import { rolesOf } from '../../rules/shared/restricted.ts'
import { changesIn, counterpart, renamed } from '../counterpart.ts'
import { gateOn } from '../gate-on.ts'
import { askedOf, isAsked, question } from '../questions.ts'
import { type DraftGiven, defineRole, type Proposal, type View } from '../role.ts'
import { sourceOf, withWords } from '../source.ts'

export const refresher = defineRole({
  name: 'refresher',
  summary:
    'Reads changed and stale evidence again, and drafts the statements whose numbers, dates, names or quotes moved.',
  reads: ['evidence'],
  writes: ['evidence', 'text'],

  *propose(view) {
    const { world } = view.checked
    for (const source of current(world)) yield* forSource(source, view)
    const lapsing = current(world).filter(({ stale, state }) => stale && state === 'stale')
    const stale = lapsing.filter(one => !isUnread(one))
    for (const source of lapsing.filter(isUnread)) yield unreadable(source, view)
    if (stale.length > 0)
      yield lapsed(
        stale.map(({ definition }) => definition.id),
        view,
      )
    for (const finding of view.checked.findings)
      if (finding.rule.code === 'misquoted-requirement' && !finding.suppressed) yield* requoted(finding, view)
  },
})

function* forSource(source: Source, view: View): Iterable<Proposal> {
  const { id } = source.definition
  const who = askedOf(view)
  if (source.state === 'missing')
    yield {
      does: 'ask',
      about: id,
      says: `${id} cannot be found: ${'why' in source.reading ? source.reading.why : ''} What rests on it needs another source, or a question.`,
      who,
    }
  if (source.state !== 'changed') return
  if (source.definition.frozen || source.kind?.frozen) {
    const resting = restingOn(id, view).map(one => one.id)
    const rests = resting.length > 0 ? ` ${listed(resting)} ${resting.length === 1 ? 'rests' : 'rest'} on it.` : ''
    yield {
      does: 'ask',
      about: id,
      says: `${id} is frozen for this review and has changed, which is an alarm: somebody has to find out why before anything is drafted from it.${rests}`,
      who,
    }
    return
  }
  const resting = restingOn(id, view)
  const untouched: string[] = []
  const besides = changed(source, view, [])
  const anew: string[] = []
  for (const statement of resting) {
    const made = redrafted(statement, source, view)
    if (made === 'still stands') untouched.push(statement.id)
    else if (made) {
      anew.push(statement.id)
      if (made !== 'waits') yield made
    }
  }
  const says = [
    untouched.length > 0
      ? `what ${listed(untouched)} ${untouched.length === 1 ? 'says' : 'say'} of numbers and dates still stands in it`
      : '',
    anew.length > 0 ? `${listed(anew)} ${anew.length === 1 ? 'waits' : 'wait'} for a decision` : '',
  ].filter(said => said !== '')
  const ids = [...untouched, ...anew]
  if (ids.length > 0)
    yield {
      does: 'ask',
      about: id,
      says: `${id} has changed since it was captured: ${says.join(', and ')}.${untouched.length > 0 && besides ? ` In it, ${besides}.` : ''} Whoever has compared both says what holds, with \`countersign confirm-claim\`.`,
      who,
    }
}

const restingOn = (label: string, view: View) =>
  view.scene.subject.packet.statements.filter(
    one => /[FC]/.test(one.letter) && cited(one).some(footnote => footnote.label === label),
  )

/** Nobody looks into it for an agent. */
const isUnread = (source: Source) => source.reading.state === 'not-checked' && rolesOf(source).length > 0

function unreadable(source: Source, view: View): Proposal {
  const { id } = source.definition
  const resting = restingOn(id, view).map(one => one.id)
  const todo = resting.length > 0 ? `compares it with ${listed(resting)}` : 'looks whether anything still needs it'
  const says = `${id} is stale, and is shown to no agent: whoever may read it (${rolesOf(source).join(', ')}) ${todo}, and captures it again with \`countersign evidence refresh\`.`
  return { does: 'ask', about: id, says, who: askedOf(view) }
}

function lapsed(ids: readonly string[], view: View): Proposal {
  const [are, say] = ids.length === 1 ? ['is', 'its source still says'] : ['are', 'their sources still say']
  const says = `${listed(ids)} ${are} stale, and ${say} what was captured, as far as anybody can look from here: \`countersign evidence refresh\` captures ${ids.length === 1 ? 'it' : 'them'} again.`
  return { does: 'ask', about: ids[0]!, says, who: askedOf(view) }
}

type Move = { readonly old: string; fresh: string }

function redrafted(statement: Statement, source: Source, view: View): Proposal | 'still stands' | 'waits' | undefined {
  const { packet } = view.scene.subject
  const { id } = source.definition
  const [reading] = readable([source])
  if (!reading) return undefined
  const sources = cited(statement).flatMap(({ label }) => view.checked.world.source(label) ?? [])
  const before = view.before(id)
  const gone = missing(statement.text, readable(sources))
  const moves: Move[] = []
  const open: string[] = []
  for (const one of gone) {
    const quantity = quantities(statement.text).find(({ from }) => from === one.from) ?? one
    const fresh = counterpart(quantity, statement.text, reading.excerpt, before)
    if (fresh === undefined || fresh === one.text) open.push(one.text)
    else moves.push({ old: one.text, fresh })
  }
  const names = renamed(statement.text, reading.excerpt, before)
  // A unit that has another name now is part of what the number says.
  for (const move of moves)
    for (const [old, fresh] of names) move.fresh = withWords(move.fresh, old, fresh) ?? move.fresh
  for (const [old, fresh] of names)
    if (!moves.some(move => withWords(move.old, old, fresh) !== undefined)) moves.push({ old, fresh })
  if (moves.length === 0 && open.length === 0) return 'still stands'
  if (view.isTaken(statement.id)) return 'waits'
  const besides = changed(
    source,
    view,
    moves.map(({ old }) => old),
  )
  const also = besides ? `\nBesides, ${besides} in ${id}: look whether ${statement.id} still holds.` : ''
  const given = open.length === 0 ? moved(statement, moves, id, sourceOf(statement, packet), also) : undefined
  const passes = given && gateOn(given, view)
  if (passes === 'through') return { does: 'propose', given: given! }
  if (passes === 'known') return undefined
  if (isAsked(view, statement.id)) return undefined
  const lost = [...open, ...moves.map(({ old }) => old)].map(text => `“${text}”`).join(' and ')
  return question(
    view,
    statement.id,
    `${id} has changed: what does ${statement.id} say now?`,
    `${statement.id} says ${lost}, which ${id} does not say any more.${also}`,
  )
}

function moved(
  { id }: Statement,
  moves: readonly Move[],
  label: string,
  source: string,
  also: string,
): DraftGiven | undefined {
  let text = source
  for (const { old, fresh } of moves) {
    const next = withWords(text, old, fresh)
    if (next === undefined) return undefined
    text = next
  }
  const reasons = moves.map(({ old, fresh }) => `${label} says “${fresh}” now, where ${id} says “${old}”.`)
  return { revise: id, text, read: label, reasons: reasons.join('\n') + also }
}

function changed({ definition, reading }: Source, view: View, olds: readonly string[]): string {
  return reading.state === 'read' ? changesIn(reading.excerpt, view.before(definition.id), olds) : ''
}

/** A quote is its source's words: where those can be told, they take its place. */
function* requoted(finding: Reported, view: View): Iterable<Proposal> {
  const { packet } = view.scene.subject
  const statement = packet.statements.find(
    ({ letter, span }) =>
      letter === 'P' &&
      span.block === finding.finding.span.block &&
      span.start <= finding.finding.span.start &&
      finding.finding.span.end <= span.end,
  )
  if (!statement) return
  const [fix] = fixes(view.checked, finding)
  const [edit] = fix?.edits ?? []
  const label = cited(statement)[0]?.label ?? ''
  const whole = edit && packet.slice(statement.textSpan)
  const text = edit && whole?.replace(packet.slice(edit.span), () => edit.text)
  const given =
    text === undefined
      ? undefined
      : { revise: statement.id, text, read: label, reasons: `${finding.message} A quote has its source’s words.` }
  if (view.isTaken(statement.id)) return
  const passes = given && gateOn(given, view)
  if (passes === 'through') yield { does: 'propose', given: given! }
  else if (passes !== 'known')
    yield {
      does: 'ask',
      about: statement.id,
      says: `${finding.message} Somebody has to find the passage that is meant.`,
      who: askedOf(view),
    }
}
