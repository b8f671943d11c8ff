// Takes back words that claim more than their evidence says, parts what is known from what is supposed, and leaves out what
// customers should not be told yet. It only takes words away or puts a weaker one in their place; where that is not enough it
// asks what the evidence shows.
import type { Statement } from '../../../schemas/packet.ts'
import { readable } from '../../evidence/source.ts'
import { sectionText } from '../../packet/section-text.ts'
import { shared, tellingWords } from '../../rules/detect/overlap.ts'
import { isHedged } from '../../rules/detect/voice.ts'
import type { Reported } from '../../rules/run.ts'
import { cited } from '../../rules/shared/cites.ts'
import { gateOn, letsThrough } from '../gate-on.ts'
import { piecesOf, plainOf, withoutPiece } from '../pieces.ts'
import { askedOf, isAsked, question } from '../questions.ts'
import { type DraftGiven, defineRole, type Proposal, type View } from '../role.ts'
import { sourceOf, withWords } from '../source.ts'
import { around } from './completeness.ts'

export const calibrator = defineRole({
  name: 'calibrator',
  summary: 'Takes back words that say more than the evidence, and parts what is known from what is supposed.',
  reads: ['objections', 'evidence', 'text'],
  writes: ['text', 'questions'],

  *propose(view) {
    const touched = new Set<string>()
    for (const finding of view.checked.findings) {
      if (finding.suppressed) continue
      const statement = around(finding, view)
      const place = statement?.id ?? `§ ${view.scene.subject.packet.sectionOf(finding.finding.span.block)?.name}`
      if (touched.has(place) || view.isTaken(place.replace(/^§ /, ''))) continue
      const made = [...forFinding(finding, statement, view, place)]
      if (made.length > 0) touched.add(place)
      yield* made
    }
    for (const statement of view.scene.subject.packet.statements)
      if (/[FC]/.test(statement.letter) && !touched.has(statement.id) && !view.isTaken(statement.id))
        yield* parted(statement, view)
  },
})

function* forFinding(
  finding: Reported,
  statement: Statement | undefined,
  view: View,
  place: string,
): Iterable<Proposal> {
  switch (finding.rule.code) {
    case 'overstated-certainty':
      if (!statement || /[FCN]/.test(statement.letter)) yield* weaker(overstated(place, view), statement, view)
      return
    case 'hypothesis-stated-as-fact':
    case 'unconfirmed-customer-statement':
    case 'admission-or-offer':
    case 'implied-approval':
      if (!statement || /[FCN]/.test(statement.letter)) yield* leftOut(untold(place, view), statement, view)
  }
}

const degree =
  'fully|completely|entirely|totally|wholly|absolutely|utterly|perfectly|permanently|thoroughly|unconditionally|undoubtedly|indisputably|undeniably|unquestionably|definitely|definitively|conclusively|invariably|demonstrably|provably|obviously|evidently|clearly|certainly|always|highly|extremely'
const weakened: readonly (readonly [RegExp, string])[] = [
  [/^beyond (?:any |all |a )?(?:reasonable |shadow of a )?doubt$/i, ''],
  [new RegExp(`\\b(?:${degree})\\b,?[ \\t]+`, 'i'), ''],
  [new RegExp(`[ \\t]+(?:${degree})\\b(?=[.,;!])`, 'i'), ''],
  [/,?[ \t]+without (?:any )?exception\b/i, ''],
  [/\bproves\b/, 'suggests'],
  [/\bprove\b/, 'suggest'],
  [/\bany and all\b/i, 'any'],
  [/\beach and every\b/i, 'every'],
]

/** All that a place says too much is taken back in one draft, as far as that can be done by taking words away. */
function* weaker(all: readonly Reported[], statement: Statement | undefined, view: View): Iterable<Proposal> {
  const { packet } = view.scene.subject
  const [first] = all
  if (!first) return
  const source = statement ? sourceOf(statement, packet) : proseAround(first, view)
  const name = statement?.id ?? packet.sectionOf(first.finding.span.block)?.name
  if (!source || !name) return
  const evidence = beside(statement, view)
  let text = source
  const said: string[] = []
  const left: string[] = []
  for (const { finding, message } of all) {
    const phrase = packet.slice(finding.span)
    const next = weakenedIn(text, phrase)
    const given = next !== undefined && { revise: name, text: next, reasons: message }
    const passes = given ? gateOn(given, view) : 'refused'
    if (passes === 'known' && all.length === 1) return
    if (next !== undefined && passes === 'through') {
      text = next
      said.push(message)
    } else left.push(message)
  }
  if (said.length > 0) {
    const open = left.map(message => `Left to whoever decides: ${message}`)
    const given: DraftGiven = { revise: name, text, reasons: [...said, ...open].join('\n') + evidence }
    if (letsThrough(given, view)) {
      yield { does: 'propose', given }
      return
    }
  }
  if (statement && !isAsked(view, statement.id))
    yield question(
      view,
      statement.id,
      `What exactly does the evidence of ${statement.id} show, and how far did anybody look?`,
      `${[...said, ...left].join('\n')}${evidence}`,
    )
}

/** The source with a weaker phrase, where one is known. */
function weakenedIn(source: string, phrase: string): string | undefined {
  const run = wholeRun(phrase, source)
  for (const [pattern, fresh] of weakened) {
    const other = run.replace(pattern, fresh)
    if (other === run) continue
    const text =
      other === '' && run === phrase
        ? (withWords(source, ` ${run}`, '') ?? withWords(source, `${run} `, ''))
        : withWords(source, run, upper(other, run))
    if (text !== undefined) return begun(text, source)
  }
  return undefined
}

/** A single word with what stands right before and behind it, so that it can be taken out without a gap. */
function wholeRun(phrase: string, source: string): string {
  const at = source.indexOf(phrase)
  return at < 0 || /\s/.test(phrase) ? phrase : (/^\S+,?[ \t]+|^\S+/.exec(source.slice(at))?.[0] ?? phrase)
}

/** What began with a capital goes on doing so. */
const begun = (text: string, before: string) =>
  /^\p{Lu}/u.test(before) ? text.charAt(0).toUpperCase() + text.slice(1) : text

/** A sentence that begins with a capital goes on doing so. */
const upper = (text: string, like: string) =>
  /^\p{Lu}/u.test(like) ? text.charAt(0).toUpperCase() + text.slice(1) : text

const proseAround = ({ finding }: Reported, { scene: { subject } }: View) => {
  const section = subject.packet.sectionOf(finding.span.block)?.name
  return section === undefined ? '' : sectionText(subject.packet, section)
}

/** Everything that one place says and should not say yet: it is taken out in one draft. */
const untold = (place: string, view: View) => foundAt(place, unsayable, view)
const overstated = (place: string, view: View) => foundAt(place, new Set(['overstated-certainty']), view)

const foundAt = (place: string, codes: ReadonlySet<string>, view: View): readonly Reported[] =>
  view.checked.findings.filter(one => {
    if (one.suppressed || !codes.has(one.rule.code)) return false
    const { packet } = view.scene.subject
    return place === (around(one, view)?.id ?? `§ ${packet.sectionOf(one.finding.span.block)?.name}`)
  })
const unsayable = new Set([
  'hypothesis-stated-as-fact',
  'unconfirmed-customer-statement',
  'admission-or-offer',
  'implied-approval',
])

/** The sentences that say it, taken out where something is left; else a person says it otherwise. */
function* leftOut(all: readonly Reported[], statement: Statement | undefined, view: View): Iterable<Proposal> {
  const { packet } = view.scene.subject
  const [first] = all
  if (!first) return
  const name = statement?.id ?? packet.sectionOf(first.finding.span.block)?.name
  let text: string | undefined = statement ? sourceOf(statement, packet) : proseAround(first, view)
  for (const { finding } of all) {
    const words = plainOf(packet.slice(finding.span))
    if (text !== undefined && plainOf(text).includes(words)) text = withoutPiece(text, words)?.rest
  }
  const messages = [...new Set(all.map(({ message }) => message))].join('\n')
  const given = name && text !== undefined && { revise: name, text, reasons: messages }
  const passes = given ? gateOn(given, view) : 'refused'
  if (given && passes === 'through') yield { does: 'propose', given }
  else if (passes === 'refused')
    yield {
      does: 'ask',
      about: name ?? 'the packet',
      says: `${messages.replaceAll('\n', ' ')} Somebody has to say it otherwise, or take it out.`,
      who: askedOf(view),
    }
}

/** A fact in one sentence and a supposition in the next are two statements. */
function* parted(statement: Statement, view: View): Iterable<Proposal> {
  const source = sourceOf(statement, view.scene.subject.packet)
  const { known, words } = apart(source) ?? {}
  if (known === undefined || words === undefined) return
  const both = `${statement.id} says what is known and what is supposed in one statement`
  const hypothesis = view.freshId('H')
  const reasons = `${both}: ${hypothesis} says what is supposed.`
  const revised: DraftGiven = { revise: statement.id, text: known, reasons }
  const added: DraftGiven = {
    after: statement.id,
    text: `**${hypothesis}.** ${words}`,
    reasons: `${both}. This is what is supposed; another draft takes it out there.`,
  }
  if (!letsThrough(revised, view) || !letsThrough(added, view)) return
  yield { does: 'propose', given: added }
  yield { does: 'propose', given: revised }
}

const footnotes = /(?:[ \t]?\[\^[^\]\s]{1,40}\])+$/
/** `…, and it was probably copied.`: a clause that can stand alone. */
const clause =
  /,? (?:and|but) (?=(?:it|they|he|she|we|this|that|these|those|nobody|no|most|its|their|the|an?) )(?=[^,;:.]*[.][^.]*$)/iu

/** What is known keeps the footnotes at the end: what is only supposed needs none. */
function apart(source: string): { readonly known: string; readonly words: string } | undefined {
  const tail = /\s+(?:—|–|--)\s+[^—–]*$/.exec(source)?.[0] ?? ''
  const own = tail === '' ? source : source.slice(0, -tail.length)
  const pieces = piecesOf(own)
  const supposed = pieces.filter(piece => isHedged(plainOf(piece)))
  const [piece] = supposed
  if (piece === undefined || supposed.length > 1) return undefined
  const others = pieces.filter(one => one !== piece)
  if (piece !== pieces[0]) return joined(others.join(' '), piece, tail)
  const at = others.length === 0 ? clause.exec(piece) : undefined
  const [known, words] = at ? [piece.slice(0, at.index), piece.slice(at.index + at[0].length)] : []
  return known === undefined || words === undefined || isHedged(plainOf(known)) || !isHedged(plainOf(words))
    ? undefined
    : joined(`${known}.`, words.charAt(0).toUpperCase() + words.slice(1), tail)
}

function joined(known: string, supposed: string, tail: string) {
  const notes = footnotes.exec(supposed)?.[0] ?? ''
  return /\[\^/.test(known) || notes === ''
    ? { known: known + tail, words: supposed }
    : { known: known + notes + tail, words: supposed.slice(0, -notes.length) }
}

/** What the cited evidence says about the matter, for whoever decides. */
function beside(statement: Statement | undefined, { checked: { world } }: View): string {
  if (!statement) return ''
  const words = tellingWords(statement.text)
  const lines = cited(statement).flatMap(({ label }) => {
    const [reading] = readable([world.source(label)].flatMap(source => source ?? []))
    // A line that only opens a block says nothing by itself.
    return (reading?.excerpt.split('\n') ?? []).flatMap(line =>
      /[{[(]\s*$/.test(line) ? [] : { label, line: line.trim() },
    )
  })
  const best = lines
    .map(one => ({ ...one, count: shared(words, tellingWords(one.line)) }))
    .toSorted((a, b) => b.count - a.count)[0]
  return best && best.count > 0 ? `\n${best.label} says: “${best.line.slice(0, 160)}”` : ''
}
