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
      if (!statement || /[FCN]/.test(statement.letter)) yield* weaker(finding, statement, view)
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
  [new RegExp(`\\b(?:${degree})\\b,?[ \\t]+`, 'i'), ''],
  [new RegExp(`[ \\t]+(?:${degree})\\b(?=[.,;!])`, 'i'), ''],
  [/,?[ \t]+without (?:any )?exception\b/i, ''],
  [/\bproves\b/, 'suggests'],
  [/\bprove\b/, 'suggest'],
  [/\bany and all\b/i, 'any'],
  [/\beach and every\b/i, 'every'],
]

function* weaker(finding: Reported, statement: Statement | undefined, view: View): Iterable<Proposal> {
  const { packet } = view.scene.subject
  const phrase = packet.slice(finding.finding.span)
  const source = statement ? sourceOf(statement, packet) : proseAround(finding, view)
  const name = statement?.id ?? packet.sectionOf(finding.finding.span.block)?.name
  if (!source || !name) return
  for (const [pattern, fresh] of weakened) {
    const run = wholeRun(phrase, source)
    const other = run.replace(pattern, fresh)
    const text = other === run ? undefined : withWords(source, run, upper(other, run))
    const given: DraftGiven | undefined =
      text === undefined ? undefined : { revise: name, text, reasons: `${finding.message}${beside(statement, view)}` }
    const passes = given && gateOn(given, view)
    if (passes === 'through') yield { does: 'propose', given: given! }
    if (passes === 'through' || passes === 'known') return
  }
  if (statement && !isAsked(view, statement.id))
    yield question(
      view,
      statement.id,
      `What exactly does the evidence of ${statement.id} show, and how far did anybody look?`,
      `${finding.message}${beside(statement, view)}`,
    )
}

/** A single word with what stands right before and behind it, so that it can be taken out without a gap. */
function wholeRun(phrase: string, source: string): string {
  const at = source.indexOf(phrase)
  return at < 0 || /\s/.test(phrase) ? phrase : (/^\S+,?[ \t]+|^\S+/.exec(source.slice(at))?.[0] ?? phrase)
}

/** A sentence that begins with a capital goes on doing so. */
const upper = (text: string, like: string) =>
  /^\p{Lu}/u.test(like) ? text.charAt(0).toUpperCase() + text.slice(1) : text

const proseAround = ({ finding }: Reported, { scene: { subject } }: View) => {
  const section = subject.packet.sectionOf(finding.span.block)?.name
  return section === undefined ? '' : sectionText(subject.packet, section)
}

/** Everything that one place says and should not say yet: it is taken out in one draft. */
const untold = (place: string, view: View): readonly Reported[] =>
  view.checked.findings.filter(one => {
    if (one.suppressed || !unsayable.has(one.rule.code)) return false
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
  const pieces = piecesOf(source)
  const supposed = pieces.filter(piece => isHedged(plainOf(piece)))
  if (supposed.length !== 1 || pieces.length < 2 || supposed[0] === pieces[0]) return
  const rest = pieces.filter(piece => piece !== supposed[0]).join(' ')
  const reasons = `${statement.id} says what is known and what is supposed in one statement.`
  const revised: DraftGiven = { revise: statement.id, text: rest, reasons }
  const words = supposed[0]!.replace(/\s+(?:—|–|--)\s+[^—–]*$/, '')
  const added: DraftGiven = { after: statement.id, text: `**${view.freshId('H')}.** ${words}`, reasons }
  if (!letsThrough(revised, view) || !letsThrough(added, view)) return
  yield { does: 'propose', given: added }
  yield { does: 'propose', given: revised }
}

/** What the cited evidence says about the matter, for whoever decides. */
function beside(statement: Statement | undefined, { checked: { world } }: View): string {
  if (!statement) return ''
  const words = tellingWords(statement.text)
  const lines = cited(statement).flatMap(({ label }) => {
    const [reading] = readable([world.source(label)].flatMap(source => source ?? []))
    return (reading?.excerpt.split('\n') ?? []).map(line => ({ label, line: line.trim() }))
  })
  const best = lines
    .map(one => ({ ...one, count: shared(words, tellingWords(one.line)) }))
    .toSorted((a, b) => b.count - a.count)[0]
  return best && best.count > 0 ? `\n${best.label} says: “${best.line.slice(0, 160)}”` : ''
}
