import type { Words } from '../../schemas/packet.ts'
import { findQuote, type QuoteMatch } from '../evidence/quote.ts'
import { defineRule, type Near } from './rule.ts'
import { cited } from './shared/cites.ts'
import { type Comparable, comparable } from './shared/otherwise.ts'
import { repaired } from './shared/repaired.ts'

export const misquotedRequirement = defineRule({
  code: 'misquoted-requirement',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'The words of a quote stand in its source.',

  *check(statement, near) {
    if (statement.letter !== 'P') return
    const sources = comparable(cited(statement).flatMap(({ label }) => near.source(label) ?? []))
    if (sources.length === 0) return
    if (statement.text.trim() === '') {
      yield { span: statement.idSpan, message: `${statement.id} quotes nothing.` }
      return
    }
    if (sources.some(({ reading }) => findQuote(statement.text, reading.excerpt).state === 'found')) return
    for (const words of statement.words) {
      const miss = missed(words, sources)
      if (!miss) continue
      const { id, idSpan } = miss.source.definition
      yield {
        span: spanOf(words, miss.match),
        message: `${statement.id} ${says(miss.match, id)}`,
        related: [{ span: idSpan, message: `${id} is defined here.` }],
        data: { words, label: id } satisfies Where,
      }
    }
  },

  fix({ data }, near) {
    if (data === undefined) return []
    const { words, label } = data as Where
    const text = repairedBy(words, label, near)
    if (text === undefined) return []
    return [{ title: `Put the words of ${label}`, edits: [{ span: words.span(0, words.text.length), text }] }]
  },
})

type Where = { readonly words: Words; readonly label: string }
type Missed = { readonly source: Comparable; readonly match: Exclude<QuoteMatch, { readonly state: 'found' }> }

/** How the nearest of the sources differs; nothing if one of them has the words. */
function missed(words: Words, sources: readonly Comparable[]): Missed | undefined {
  let nearest: Missed | undefined
  for (const source of sources) {
    const match = findQuote(words.text, source.reading.excerpt)
    if (match.state === 'found') return undefined
    if (!nearest || (nearest.match.state === 'absent' && match.state === 'differs')) nearest = { source, match }
  }
  return nearest
}

function says(match: Missed['match'], id: string): string {
  if (match.state === 'absent') return `quotes words that do not stand in ${id}.`
  if (match.says === '') return `adds “${match.quoted}”, which ${id} does not say.`
  if (match.quoted === '') return `leaves out “${match.says}”, which ${id} says.`
  return `says “${match.quoted}” where ${id} says “${match.says}”.`
}

/** The words that differ if they stand there once, else all of the passage. */
function spanOf(words: Words, match: Missed['match']) {
  const quoted = match.state === 'differs' ? match.quoted : ''
  const at = quoted === '' ? -1 : words.text.indexOf(quoted)
  const once = at >= 0 && words.text.indexOf(quoted, at + 1) < 0
  return once ? words.span(at, at + quoted.length) : words.span(0, words.text.length)
}

function repairedBy(words: Words, label: string, near: Near): string | undefined {
  const [source] = comparable([near.source(label)].flatMap(source => source ?? []))
  return (
    source && repaired(words.text, source.reading.excerpt, /\.(?:md|markdown)(?:#|$)/i.test(source.definition.locator))
  )
}
