import type { Statement } from '../../schemas/packet.ts'
import { assertions } from './detect/claims.ts'
import { shared, tellingWords } from './detect/overlap.ts'
import { promises } from './detect/promises.ts'
import { type Piece, sentences } from './detect/sentences.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { type Outside, outside } from './shared/audience.ts'
import { cited, restsOn } from './shared/cites.ts'
import { remembered } from './shared/remembered.ts'
import { isSettled } from './shared/settled.ts'
import { quoted, type Spoken, spanOf, spoken } from './shared/spoken.ts'
import { lackingGrounds } from './shared/support.ts'
import { isUnconfirmed } from './shared/unconfirmed.ts'

export const unconfirmedCustomerStatement = defineRule({
  code: 'unconfirmed-customer-statement',
  scope: 'packet',
  severity: 'error',
  summary: 'Readers outside of the house get confirmed facts, and steps that have an owner.',

  *check(world) {
    const places = outside(world)
    if (places.length === 0) return
    const open = world.packet.statements.filter(one => isUnconfirmed(one) || (one.letter === 'Q' && !isSettled(one)))
    for (const place of places)
      for (const block of place.section.blocks) {
        for (const statement of block.statements) yield* ofStatement(statement, place, world)
        for (const one of spoken(block)) if (one.words.place !== 'heading') yield* ofWords(one, place, open)
      }
  },
})

const openLetters: Readonly<Record<string, string>> = {
  H: 'nobody has confirmed it',
  Q: 'it is an open question',
}

function* ofStatement(statement: Statement, { section, audience }: Outside, world: World): Iterable<Finding> {
  const { id, idSpan: span, letter } = statement
  const why = isUnconfirmed(statement) || (letter === 'Q' && !isSettled(statement)) ? openLetters[letter] : undefined
  if (why) yield { span, message: `${id} stands in ${section.name}, which a ${audience} reads, and ${why}.` }
  if (letter !== 'C') return
  const flaw = flawOf(statement, world)
  if (flaw) yield { span, message: `${id} goes to a ${audience} and ${flaw}.` }
}

/** Why a claim is not confirmed: nothing carries it, or what carries it is not what it was. */
function flawOf(statement: Statement, world: World): string | undefined {
  for (const { flaw } of lackingGrounds(statement, world)) return `rests on ${flaw.id}, ${flaw.because}`
  const labels = cited(statement)
  if (labels.length === 0 && restsOn(statement).length === 0) return 'cites no evidence'
  const bad = labels.flatMap(({ label }) => world.source(label) ?? []).find(({ state }) => state in tired)
  return bad && `rests on ${bad.definition.id}, which ${tired[bad.state]}`
}

const tired: Readonly<Record<string, string>> = {
  stale: 'is stale',
  changed: 'has changed since it was captured',
  missing: 'cannot be found',
}

function* ofWords({ words, statement }: Spoken, place: Outside, open: readonly Statement[]): Iterable<Finding> {
  if (statement && openLetters[statement.letter]) return
  const reported = new Set<number>()
  const report = (piece: Piece, message: string): Finding[] => {
    if (reported.has(piece.from)) return []
    reported.add(piece.from)
    return [{ span: spanOf(words, piece), message }]
  }
  for (const piece of sentences(words.text)) {
    const supposed = open.find(one => says(words.text.slice(piece.from, piece.to), one))
    if (supposed)
      yield* report(
        piece,
        `This says to a ${place.audience} what ${supposed.id} leaves open: ${openLetters[supposed.letter]}.`,
      )
  }
  if (statement?.letter !== 'N')
    for (const piece of promises(words.text))
      yield* report(
        piece,
        `${quoted(words.text.slice(piece.from, piece.to))} is a promise to a ${place.audience}: make it a next step with an owner and a day.`,
      )
  if (!statement)
    for (const piece of assertions(words.text))
      yield* report(
        piece,
        `${quoted(words.text.slice(piece.from, piece.to))} goes to a ${place.audience} without an ID: say it as a fact or claim with its evidence.`,
      )
}

const enough = 0.75
const fewest = 3

/** Hedged or not: what is open inside the house is not told outside. */
function says(sentence: string, statement: Statement): boolean {
  const these = tellingWords(sentence)
  const those = wordsOf(statement)
  const both = shared(those, these)
  return both >= fewest && both / those.size >= enough
}

const wordsOf = remembered(({ text }: Statement) => tellingWords(text))
