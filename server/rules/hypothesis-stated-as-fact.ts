import type { Block, Statement } from '../../schemas/packet.ts'
import { type Assertive, assertive, mayRestate, restates, supposition } from './detect/hypothesis.ts'
import { defineRule, type Finding } from './rule.ts'
import { restsOn } from './shared/cites.ts'
import { remembered } from './shared/remembered.ts'
import { type Spoken, spanOf, spoken } from './shared/spoken.ts'
import { unconfirmed } from './shared/unconfirmed.ts'

export const hypothesisStatedAsFact = defineRule({
  code: 'hypothesis-stated-as-fact',
  scope: 'every block',
  severity: 'error',
  summary: 'What a hypothesis only supposes is said nowhere as a fact.',
  each: ({ packet }) => unconfirmed(packet),

  among(block, things) {
    if (leaning(block).length > 0) return things
    const words = wordsIn(block)
    let found: object[] | undefined
    for (const thing of things) if (mayRestate(words, supposedBy(thing as Statement))) (found ??= []).push(thing)
    return found ?? none
  },

  *check(block, thing) {
    const hypothesis = thing as Statement
    yield* restated(block, hypothesis)
    for (const statement of leaning(block)) yield* knownCause(statement, hypothesis)
  },
})

const none: readonly never[] = []

const supposedBy = remembered(({ text }: Statement) => supposition(text))

const said = ({ id, idSpan: span }: Statement) => [{ span, message: `${id} only supposes it.` }]

const leaning = remembered(({ statements }: Block) =>
  statements.filter(statement => statement.letter !== 'H' && restsOn(statement).length > 0),
)

/** Sentences of a block that say what a hypothesis supposes. */
function* restated(block: Block, hypothesis: Statement): Iterable<Finding> {
  const what = supposedBy(hypothesis)
  if (!mayRestate(wordsIn(block), what)) return
  for (const { spoken: one, sentence } of sentencesOf(block))
    if (restates(sentence, what))
      yield {
        span: spanOf(one.words, sentence),
        message: `${one.statement ? one.statement.id : 'This sentence'} says as a fact what ${hypothesis.id} only supposes. Nobody has confirmed ${hypothesis.id}.`,
        related: said(hypothesis),
      }
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

/** A cause that is named as known by a statement that leans on a hypothesis. */
function* knownCause(statement: Statement, hypothesis: Statement): Iterable<Finding> {
  if (!restsOn(statement).some(({ id }) => id === hypothesis.id)) return
  for (const { spoken: one, sentence } of sentencesOf(statement.span.block))
    if (one.statement === statement && sentence.cause && !restates(sentence, supposedBy(hypothesis)))
      yield {
        span: spanOf(one.words, sentence.cause),
        message: `${statement.id} names a cause as known and rests on ${hypothesis.id}, which nobody has confirmed.`,
        related: said(hypothesis),
      }
}
