import type { Statement } from '../../schemas/packet.ts'
import { missing } from '../evidence/quantities.ts'
import { readable, type Source } from '../evidence/source.ts'
import { defineRule, type Near } from './rule.ts'
import { cited, isMaterial, restsOn } from './shared/cites.ts'
import { allOf } from './shared/listed.ts'
import { quoted } from './shared/spoken.ts'

export const unsourcedNumber = defineRule({
  code: 'unsourced-number',
  scope: 'statement',
  severity: 'error',
  summary: 'Every number, date and amount in a fact or claim stands in a source that it cites.',

  *check(statement, near) {
    if (!isMaterial(statement)) return
    const { sources, texts } = grounds(statement, near)
    const readings = readable(sources)
    // A number may stand in a source that nobody has read here. Other rules say so.
    if (readings.length === 0 || readings.length < sources.length) return
    const names = sources.map(({ definition }) => definition.id)
    for (const words of statement.words) {
      if (words.place !== 'paragraph' && words.place !== 'cell') continue
      for (const { from, to } of missing(words.text, [...readings, ...texts]))
        yield {
          span: words.span(from, to),
          message: `${statement.id} says ${quoted(words.text.slice(from, to))}, which ${allOf(names)} ${names.length === 1 ? 'does' : 'do'} not say.`,
          related: sources.map(({ definition }) => ({
            span: definition.idSpan,
            message: `${definition.id} is defined here.`,
          })),
        }
    }
  },
})

/** The sources of a statement and of all that it rests on, and the words of the latter. */
function grounds(statement: Statement, near: Near) {
  const sources = new Map<string, Source>()
  const texts: string[] = []
  const reached = new Map([[statement.id, statement]])
  for (const [id, one] of reached) {
    for (const { label } of cited(one)) {
      const source = near.source(label)
      if (source) sources.set(label, source)
    }
    if (id !== statement.id) texts.push(one.text)
    for (const { id: next } of restsOn(one)) {
      if (reached.size >= 200) break
      const ground = near.statement(next)
      if (ground) reached.set(next, ground)
    }
  }
  return { sources: [...sources.values()], texts }
}
