// The facts of a chronology in the order of the page, with the stretch of time that each one may mean.
import type { Statement, When } from '../../../schemas/packet.ts'
import type { ProfileSection } from '../../../schemas/profile.ts'
import { firstMinute, lastMinute } from '../../evidence/dates.ts'
import type { World } from '../rule.ts'

export type Entry = {
  readonly statement: Statement
  readonly at: When
  /** A day without a time of day is anything from its first to its last minute. */
  readonly from: number
  readonly to: number
}

export type Chronology = {
  readonly wanted: ProfileSection
  readonly statements: readonly Statement[]
}

/** Sections inside of a chronology belong to it. */
export function chronologies(world: World): readonly Chronology[] {
  if (!world.profile.sections.some(({ chronology }) => chronology)) return []
  const found = new Map<ProfileSection, Statement[]>()
  for (const { heading, blocks } of world.packet.sections) {
    const wanted = world.section(heading.block)?.wanted
    if (!wanted?.chronology) continue
    const statements = found.get(wanted) ?? []
    found.set(wanted, statements)
    for (const block of blocks) statements.push(...block.statements)
  }
  return [...found].map(([wanted, statements]) => ({ wanted, statements }))
}

export function entryOf(statement: Statement, zone: string): Entry | undefined {
  const { at, letter } = statement
  if (letter !== 'F' || !at) return undefined
  const { minutes, day } = at
  return minutes === undefined
    ? { statement, at, from: firstMinute(day, zone), to: lastMinute(day, zone) }
    : { statement, at, from: minutes, to: minutes }
}
