import type { Block, Statement } from '../../schemas/packet.ts'
import { type Assertive, assertive, restates, supposition } from './detect/hypothesis.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { restsOn } from './shared/cites.ts'
import { remembered } from './shared/remembered.ts'
import { rememberedList } from './shared/remembered-list.ts'
import { type Spoken, spanOf, spoken } from './shared/spoken.ts'
import { isUnconfirmed, unconfirmed } from './shared/unconfirmed.ts'

export const hypothesisStatedAsFact = defineRule({
  code: 'hypothesis-stated-as-fact',
  scope: 'every block',
  severity: 'error',
  summary: 'What a hypothesis only supposes is said nowhere as a fact.',
  basis: ({ packet }) => unconfirmed(packet),

  *check(block, world) {
    const open = unconfirmed(world.packet)
    if (open.length === 0) return
    yield* lookFor(open)(block)
    for (const statement of leaning(block)) yield* knownCause(statement, world)
  },
})

const said = ({ id, idSpan: span }: Statement) => [{ span, message: `${id} only supposes it.` }]

const leaning = remembered(({ statements }: Block) =>
  statements.filter(statement => statement.letter !== 'H' && restsOn(statement).length > 0),
)

/** Sentences of a block that say what one of these hypotheses supposes. */
const lookFor = rememberedList((open: readonly Statement[]) => {
  const supposed = open.map(statement => ({ statement, what: supposition(statement.text) }))
  return remembered((block: Block): readonly Finding[] =>
    sentencesOf(block).flatMap(({ spoken: { words, statement }, sentence }) => {
      const found = supposed.find(({ what }) => restates(sentence, what))?.statement
      if (!found) return []
      const who = statement ? statement.id : 'This sentence'
      return [
        {
          span: spanOf(words, sentence),
          message: `${who} says as a fact what ${found.id} only supposes. Nobody has confirmed ${found.id}.`,
          related: said(found),
        },
      ]
    }),
  )
})

const sentencesOf = remembered((block: Block): readonly { spoken: Spoken; sentence: Assertive }[] =>
  spoken(block)
    .filter(
      ({ words, statement }) => words.place !== 'heading' && statement?.letter !== 'H' && statement?.letter !== 'Q',
    )
    .flatMap(one => assertive(one.words.text).map(sentence => ({ spoken: one, sentence }))),
)

/** A cause that is named as known by a statement that leans on a hypothesis. */
function* knownCause(statement: Statement, world: World): Iterable<Finding> {
  const ground = restsOn(statement)
    .flatMap(({ id }) => world.statement(id) ?? [])
    .find(isUnconfirmed)
  if (!ground) return
  for (const { spoken: one, sentence } of sentencesOf(statement.span.block))
    if (one.statement === statement && sentence.cause && !restates(sentence, supposition(ground.text)))
      yield {
        span: spanOf(one.words, sentence.cause),
        message: `${statement.id} names a cause as known and rests on ${ground.id}, which nobody has confirmed.`,
        related: said(ground),
      }
}
