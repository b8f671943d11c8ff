// A packet for a reader who may read nothing that is restricted, which is what every agent is: what is kept from most
// people is not shown to a program that somebody else may listen to.
import type { Range, Statement } from '../../../schemas/packet.ts'
import { repeats } from '../detect/repeats.ts'
import type { World } from '../rule.ts'
import { allOf } from './listed.ts'
import { type Kept, marks, rolesOf } from './restricted.ts'

export type Veil = {
  /** The page, without what is restricted. */
  readonly page: string
  /** Who may read this statement or evidence; nobody in particular where everybody may. */
  readersOf(id: string): readonly string[]
  /** Anything that was said of the packet, without words that are restricted. */
  over(said: string): string
  /** Whether a place on the page shows restricted words. */
  covers(range: Range): boolean
}

/** `unshown`: a clause for the place of what is restricted, behind who may read it. */
export function veilOf(
  { packet, sources }: Pick<World, 'packet' | 'sources'>,
  unshown = 'it is not shown to agents',
): Veil {
  const readers = new Map<string, readonly string[]>()
  for (const { definition, ...source } of sources) readers.set(definition.id, rolesOf({ definition, ...source }))
  for (const statement of packet.statements) {
    const roles = rolesOf(statement)
    if (roles.length > 0 || !readers.has(statement.id)) readers.set(statement.id, roles)
  }
  const readersOf = (id: string) => readers.get(id) ?? []
  const kept = packet.statements.flatMap(statement => {
    const roles = [...rolesOf(statement), ...about(statement).flatMap(readersOf)]
    return roles.length > 0 ? [{ statement, roles, range: packet.range(statement.span) }] : []
  })
  for (const { statement, roles } of kept) readers.set(statement.id, roles)
  const over = hiding([...kept.map(({ statement }) => statement), ...sources], packet.statements, readersOf)
  const page = [...kept]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce(
      (text, { statement, roles, range }) =>
        `${text.slice(0, range.start)}**${statement.id}.** [${hidden(roles, unshown)}]${text.slice(range.end)}`,
      packet.text,
    )
  return {
    page: over(page),
    readersOf,
    over,
    covers: ({ start, end }) => kept.some(({ range }) => range.start < end && start < range.end),
  }
}

export const hidden = (roles: readonly string[], unshown = 'it is not shown to agents') =>
  `only ${allOf([...new Set(roles)])} may read this; ${unshown}`

/** An objection to a restricted statement, a draft for it or a risk on it speaks of what stands there. */
const about = ({ box }: Statement): readonly string[] =>
  (box?.targets ?? []).flatMap(target => (target.kind === 'statement' ? [target.id] : []))

const shortest = 6

function hiding(
  all: readonly Kept[],
  statements: readonly Statement[],
  readersOf: (id: string) => readonly string[],
): (said: string) => string {
  const idOf = (one: Kept) => ('letter' in one ? one.id : one.definition.id)
  const kept = all.filter(one => readersOf(idOf(one)).length > 0)
  if (kept.length === 0) return said => said
  const open = new Set(
    [...all, ...statements].filter(one => readersOf(idOf(one)).length === 0).flatMap(one => [...marks(one)]),
  )
  const closed = new Set(kept.flatMap(one => [...marks(one)]).filter(mark => !open.has(mark)))
  const whole = kept.flatMap(one => ('letter' in one && one.text.length >= shortest ? [one.text] : []))
  return said => {
    let text = said
    for (const words of whole) text = text.replaceAll(words, '[restricted]')
    for (const { from, to } of repeats(text, mark => closed.has(mark)).toReversed())
      text = `${text.slice(0, from)}[restricted]${text.slice(to)}`
    return text
  }
}
