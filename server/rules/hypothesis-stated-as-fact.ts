import type { Block, Statement } from '../../schemas/packet.ts'
import { type Assertive, assertive, mayRestate, restates, supposition } from './detect/hypothesis.ts'
import { suppositions } from './detect/suppositions.ts'
import { defineRule, type Finding } from './rule.ts'
import { restsOn } from './shared/cites.ts'
import { remembered } from './shared/remembered.ts'
import { type Spoken, spanOf, spoken } from './shared/spoken.ts'
import { unconfirmed } from './shared/unconfirmed.ts'

/** A sentence that repeats more hypotheses than this repeats all that there are. */
const most = 20

export const hypothesisStatedAsFact = defineRule({
  code: 'hypothesis-stated-as-fact',
  scope: 'every block',
  severity: 'error',
  summary: 'What a hypothesis only supposes is said nowhere as a fact.',
  each: ({ packet }) => unconfirmed(packet),
  most,

  *check(block, things) {
    if (things.length === 0) return
    const hypotheses = things as readonly Statement[]
    yield* restated(block, hypotheses)
    for (const statement of leaning(block)) yield* knownCauses(statement, hypotheses)
  },
})

type About = { readonly thing: Statement; readonly finding: Finding }

const supposedBy = remembered(({ text }: Statement) => supposition(text))

const said = ({ id, idSpan: span }: Statement) => [{ span, message: `${id} only supposes it.` }]

const leaning = remembered(({ statements }: Block) =>
  statements.filter(statement => statement.letter !== 'H' && restsOn(statement).length > 0),
)

/** Sentences of a block that say what hypotheses suppose. */
function* restated(block: Block, hypotheses: readonly Statement[]): Iterable<About> {
  const near = nearTo(block, hypotheses)
  if (!near) return
  for (const { spoken: one, sentence } of sentencesOf(block)) {
    let told = 0
    for (const thing of near(sentence)) {
      if (!restates(sentence, supposedBy(thing))) continue
      const finding = {
        span: spanOf(one.words, sentence),
        message: `${one.statement ? one.statement.id : 'This sentence'} says as a fact what ${thing.id} only supposes. Nobody has confirmed ${thing.id}.`,
        related: said(thing),
      }
      yield { thing, finding }
      if (++told === most) break
    }
  }
}

/** A few are tried one by one, on blocks that have enough of their words; many are looked up. */
const few = 8

/** The hypotheses that a sentence of the block could repeat; nothing if none of its sentences can. */
function nearTo(block: Block, hypotheses: readonly Statement[]) {
  if (hypotheses.length > few) {
    const { near } = lookedUp(hypotheses)
    return ({ words, isDenial }: Assertive) => numbered(near(words, isDenial), hypotheses)
  }
  const words = wordsIn(block)
  const worth = hypotheses.filter(thing => mayRestate(words, supposedBy(thing)))
  return worth.length > 0 ? () => worth : undefined
}

const lookedUp = remembered((hypotheses: readonly Statement[]) => suppositions(hypotheses.map(supposedBy)))

function* numbered(numbers: Iterable<number>, hypotheses: readonly Statement[]): Iterable<Statement> {
  for (const number of numbers) yield hypotheses[number]!
}

/** Of all its sentences: most blocks have too few words of a hypothesis to be read sentence by sentence. */
const wordsIn = remembered(
  (block: Block): ReadonlySet<string> => new Set(sentencesOf(block).flatMap(({ sentence }) => [...sentence.words])),
)

const sentencesOf = remembered((block: Block): readonly { spoken: Spoken; sentence: Assertive }[] =>
  spoken(block)
    .filter(
      ({ words, statement }) => words.place !== 'heading' && statement?.letter !== 'H' && statement?.letter !== 'Q',
    )
    .flatMap(one => assertive(one.words.text).map(sentence => ({ spoken: one, sentence }))),
)

/** Causes that are named as known by a statement that leans on hypotheses. */
function* knownCauses(statement: Statement, hypotheses: readonly Statement[]): Iterable<About> {
  const causes = causesIn(statement.span.block).get(statement) ?? []
  if (causes.length === 0) return
  const named = new Set(restsOn(statement).map(({ id }) => id))
  let told = 0
  for (const id of named)
    for (const thing of byId(hypotheses).get(id) ?? []) {
      for (const { spoken: one, sentence, cause } of causes) {
        if (restates(sentence, supposedBy(thing))) continue
        const finding = {
          span: spanOf(one.words, cause),
          message: `${statement.id} names a cause as known and rests on ${thing.id}, which nobody has confirmed.`,
          related: said(thing),
        }
        yield { thing, finding }
      }
      if (++told === most) return
    }
}

const byId = remembered((hypotheses: readonly Statement[]) => Map.groupBy(hypotheses, ({ id }) => id))

const causesIn = remembered((block: Block) => {
  const all = sentencesOf(block).flatMap(one => (one.sentence.cause ? [{ ...one, cause: one.sentence.cause }] : []))
  return Map.groupBy(all, ({ spoken: { statement } }) => statement)
})
