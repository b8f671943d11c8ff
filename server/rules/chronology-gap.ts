import { minutesOf } from '../evidence/dates.ts'
import { defineRule } from './rule.ts'
import { chronologies, type Entry, entryOf } from './shared/chronology.ts'
import { stretchText } from './shared/moments.ts'

export const chronologyGap = defineRule({
  code: 'chronology-gap',
  scope: 'packet',
  reads: 'outline',
  severity: 'warning',
  summary: 'A chronology leaves no stretch of time unexplained that is longer than its profile allows.',

  *check(world) {
    for (const { wanted, statements } of chronologies(world)) {
      const longest = minutesOf(wanted.longest_gap)
      if (longest === undefined) continue
      let last: Entry | undefined
      let asked = false
      for (const statement of statements) {
        // A question between two facts names the gap for everyone to see.
        if (statement.letter === 'Q') asked = true
        const entry = entryOf(statement, world.workspace.timezone)
        if (!entry) continue
        const gap = last ? entry.from - last.to : 0
        if (last && gap > longest && !asked)
          yield {
            span: entry.at.span,
            message: `Nothing stands between ${last.statement.id} and ${statement.id} for ${stretchText(gap)}; ${wanted.name} may be silent for ${wanted.longest_gap}.`,
            related: [{ span: last.at.span, message: `${last.statement.id} is here.` }],
          }
        if (!last || entry.to >= last.to) last = entry
        asked = false
      }
    }
  },
})
