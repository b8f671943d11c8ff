import { minutesOf } from '../evidence/dates.ts'
import type { Source } from '../evidence/source.ts'
import { defineRule } from './rule.ts'
import { current } from './shared/current.ts'
import { momentText } from './shared/moments.ts'

export const staleEvidence = defineRule({
  code: 'stale-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every capture is younger than its kind allows.',

  *check(world) {
    for (const source of current(world)) {
      if (!source.stale) continue
      const { captured, idSpan } = source.definition
      yield { span: captured?.span ?? idSpan, message: says(source, world.workspace.timezone) }
    }
  },
})

function says({ definition, kind, freshUntil, stale }: Source, zone: string): string {
  const { id, captured, freshFor } = definition
  if (!captured) return `${id} does not say when it was captured, so nobody knows whether it is fresh.`
  if (stale === 'dated in the future')
    return `${id} says that it was captured ${captured.text}, which is still to come.`
  const shelf = shorter(kind?.fresh, freshFor?.text)
  const until =
    freshUntil === undefined || !Number.isFinite(freshUntil) ? '' : `: it lapsed after ${momentText(freshUntil, zone)}`
  const dayOnly = shelf?.endsWith('h') && captured.minutes === undefined
  const hint = dayOnly ? ' Without a time of day, the first minute of the day counts.' : ''
  return `${id} was captured ${captured.text} and is fresh for ${shelf}${until}.${hint}`
}

const shorter = (a: string | undefined, b: string | undefined) =>
  (minutesOf(a) ?? Infinity) <= (minutesOf(b) ?? Infinity) ? a : b
