import { defineRule } from './rule.ts'
import { chronologies, type Entry, entryOf } from './shared/chronology.ts'

export const chronologyOutOfOrder = defineRule({
  code: 'chronology-out-of-order',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  summary: 'Facts of a chronology say when they happened and stand in that order.',

  *check(world) {
    const { workspace, clock } = world
    for (const { statements } of chronologies(world)) {
      let last: Entry | undefined
      for (const statement of statements) {
        if (statement.letter !== 'F') continue
        const { id, idSpan } = statement
        const entry = entryOf(statement, workspace.timezone)
        if (!entry) {
          yield {
            span: idSpan,
            message: `${id} stands in a chronology and does not begin with its time: write it like 2026-10-02 14:05 UTC, or the day alone.`,
          }
          continue
        }
        const { span, text } = entry.at
        if (entry.from > clock.now) yield { span, message: `${id} is dated ${text}, which is still to come.` }
        if (last && entry.to < last.from)
          yield {
            span,
            message: `${id} happened before ${last.statement.id} (${last.at.text}) and stands after it.`,
            related: [{ span: last.at.span, message: `${last.statement.id} is here.` }],
          }
        last = entry
      }
    }
  },
})
