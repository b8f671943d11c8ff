// What is good today and will not be on the day of the decision: said in advance, while there is time. Where no such day is set, what
// lapses within a week.
import { addDays, isDay, lastMinute } from '../evidence/dates.ts'
import type { World } from '../rules/rule.ts'
import { cited } from '../rules/shared/cites.ts'
import { current } from '../rules/shared/current.ts'
import { momentText } from '../rules/shared/moments.ts'
import { isElsewhere } from '../workspace/retrieved.ts'

export type Lapsing = {
  /** The day of the decision, or a week from now. */
  readonly before: { readonly is: 'the decision' | 'a week'; readonly day: string }
  /** The first to lapse first. */
  readonly things: readonly Lapse[]
}
export type Lapse = {
  readonly id: string
  readonly until: string
  /** A source can be asked again; whatever else lapses needs a person. */
  readonly is: 'a source' | 'a file' | 'a risk'
  readonly supports: readonly string[]
}

export function lapsing(world: World): Lapsing {
  const { profile, packet, clock, workspace } = world
  const decided = profile.decision_date && packet.fields.get(profile.decision_date)?.value
  const before =
    decided && isDay(decided) && decided >= clock.today
      ? { is: 'the decision' as const, day: decided }
      : { is: 'a week' as const, day: addDays(clock.today, 7) }
  const end = lastMinute(before.day, workspace.timezone)
  const found = [...sources(world), ...risks(world)].filter(({ at }) => at >= clock.now && at < end)
  return {
    before,
    things: found
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, ...one }) => ({ ...one, until: momentText(at, workspace.timezone) })),
  }
}

type Timed = Omit<Lapse, 'until'> & { readonly at: number }

function sources(world: World): readonly Timed[] {
  return current(world).flatMap(({ definition, freshUntil, stale }) => {
    if (stale || freshUntil === undefined) return []
    const { id, locator } = definition
    const supports = world.packet.statements.filter(one => cited(one).some(({ label }) => label === id))
    return [
      {
        id,
        at: freshUntil,
        is: isElsewhere(locator) ? ('a source' as const) : ('a file' as const),
        supports: supports.map(one => one.id),
      },
    ]
  })
}

const risks = ({ packet, workspace }: World): readonly Timed[] =>
  packet.statements.flatMap(({ id, letter, fields, box }) =>
    fields.flatMap(field =>
      letter === 'R' && field.name === 'until' && field.when
        ? [
            {
              id,
              at: lastMinute(field.when.day, workspace.timezone),
              is: 'a risk' as const,
              supports: (box?.targets ?? []).flatMap(target => ('id' in target ? [target.id] : [])),
            },
          ]
        : [],
    ),
  )
