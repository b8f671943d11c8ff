import { isDay } from '../evidence/dates.ts'
import type { Source } from '../evidence/source.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { cited } from './shared/cites.ts'
import { current, replacements } from './shared/current.ts'

export const wrongVersion = defineRule({
  code: 'wrong-version',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'What is cited is the version that holds on the day that matters.',

  *check(world) {
    for (const source of current(world)) {
      const finding = outOfForce(source, world)
      if (finding) yield finding
    }
    const replaced = replacements(world)
    if (replaced.size > 0) yield* superseded(world, replaced)
  },
})

function outOfForce({ definition, kind }: Source, world: World): Finding | undefined {
  const { id, inForce, kindSpan } = definition
  if (!inForce) {
    const message = `${id} does not say since when it is in force, and a ${definition.kind} holds from a day.`
    return kind?.in_force ? { span: kindSpan, message } : undefined
  }
  const { day, says } = dayThatMatters(kind?.in_force_on, world)
  const { from, until, span } = inForce
  if (from.day > day) return { span, message: `${id} is in force only from ${from.day}, and ${says} ${day}.` }
  if (until && until.day < day)
    return { span, message: `${id} is in force only until ${until.day}, and ${says} ${day}.` }
  return undefined
}

/**
 * The day that the kind names, as a contract holds on the day of the incident. Else the decision is taken under what holds
 * on its own day; without one, or after it, today counts.
 */
function dayThatMatters(key: string | undefined, { profile, clock, field }: World): { day: string; says: string } {
  const named = key === undefined ? undefined : field(key)
  if (key !== undefined && named !== undefined && isDay(named)) return { day: named, says: `\`${key}\` is` }
  const decision = profile.decision_date === undefined ? undefined : field(profile.decision_date)
  return decision !== undefined && isDay(decision) && decision > clock.today
    ? { day: decision, says: 'the decision is on' }
    : { day: clock.today, says: 'today is' }
}

/** What was said under an older version in a thread or an objection stays as it was said. */
const speaksNow = new Set(['F', 'C', 'H', 'P', 'D'])

function* superseded({ packet }: World, replaced: ReadonlyMap<string, string>): Iterable<Finding> {
  for (const statement of packet.statements) {
    if (!speaksNow.has(statement.letter)) continue
    for (const { label, span } of cited(statement)) {
      const newer = replaced.get(label)
      if (!newer) continue
      const at = packet.evidenceOf(newer)?.replaces?.span ?? span
      yield {
        span,
        message: `${statement.id} cites ${label}, which ${newer} replaces.`,
        related: [{ span: at, message: `${newer} says so here.` }],
      }
    }
  }
}
