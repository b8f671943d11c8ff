// A packet for a reader who may read nothing that is restricted, which is what every agent is: what is kept from most
// people is not shown to a program that somebody else may listen to.
import type { Block, Range, Statement } from '../../../schemas/packet.ts'
import { marksOf, repeats } from '../detect/repeats.ts'
import type { World } from '../rule.ts'
import { allOf } from './listed.ts'
import { remembered } from './remembered.ts'
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
  { packet, sources, section }: Pick<World, 'packet' | 'sources' | 'section'>,
  unshown = 'it is not shown to agents',
): Veil {
  const readers = new Map<string, readonly string[]>()
  const readersOf = (id: string) => readers.get(id) ?? []
  for (const source of sources) readers.set(source.definition.id, rolesOf(source))
  const around = remembered((block: Block) => section(block)?.wanted?.restricted_to ?? none)
  for (const { name, blocks } of packet.sections)
    if (blocks.some(block => around(block).length > 0)) readers.set(name, blocks.flatMap(around))
  for (const statement of packet.statements) {
    const roles = [...rolesOf(statement), ...around(statement.span.block)]
    if (roles.length > 0 || !readers.has(statement.id)) readers.set(statement.id, roles)
  }
  const kept = packet.statements.flatMap(statement => {
    const roles = [...readersOf(statement.id), ...about(statement).flatMap(readersOf)]
    return roles.length > 0 ? [{ statement, roles, range: packet.range(statement.span) }] : []
  })
  for (const { statement, roles } of kept) readers.set(statement.id, roles)
  const prose = packet.blocks.flatMap(({ block, start }) => {
    const roles = block.heading || block.evidence.length > 0 ? none : around(block)
    return roles.length > 0 ? [{ block, roles, range: { start, end: start + block.text.trimEnd().length } }] : []
  })
  const over = hiding(
    [...kept.map(({ statement }) => statement), ...sources],
    readersOf,
    prose.flatMap(({ block }) => block.words.map(({ text }) => text)),
  )
  const instead = (id: string, roles: readonly string[]) => `**${id}.** [${hidden(roles, unshown)}]`
  const gaps = [
    ...kept
      .filter(({ statement }) => around(statement.span.block).length === 0)
      .map(({ statement, roles, range }) => ({ range, text: instead(statement.id, roles) })),
    ...prose.map(({ block, roles, range }) => ({
      range,
      text: block.statements.map(({ id }) => instead(id, readersOf(id))).join('\n\n') || `[${hidden(roles, unshown)}]`,
    })),
  ]
  const page = gaps
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((text, { range, text: gap }) => text.slice(0, range.start) + gap + text.slice(range.end), packet.text)
  return {
    page: over(page),
    readersOf,
    over,
    covers: ({ start, end }) => gaps.some(({ range }) => range.start < end && start < range.end),
  }
}

const none: readonly string[] = []

export const hidden = (roles: readonly string[], unshown = 'it is not shown to agents') =>
  `only ${allOf([...new Set(roles)])} may read this; ${unshown}`

/** An objection to a restricted statement, a draft for it or a risk on it speaks of what stands there. */
const about = ({ box }: Statement): readonly string[] =>
  (box?.targets ?? []).flatMap(target => (target.kind === 'statement' ? [target.id] : []))

const shortest = 6

function hiding(
  all: readonly Kept[],
  readersOf: (id: string) => readonly string[],
  prose: readonly string[],
): (said: string) => string {
  const idOf = (one: Kept) => ('letter' in one ? one.id : one.definition.id)
  const kept = all.filter(one => readersOf(idOf(one)).length > 0)
  if (kept.length === 0 && prose.length === 0) return said => said
  // What an open statement repeats of it stays restricted: that it stands there is a finding. What an open source says is open.
  const open = new Set(all.filter(one => readersOf(idOf(one)).length === 0).flatMap(one => [...marks(one)]))
  const closed = new Set(
    [...kept.map(marks), ...prose.map(marksOf)].flatMap(found => [...found]).filter(mark => !open.has(mark)),
  )
  const whole = [...kept.flatMap(one => ('letter' in one ? [one.text] : [])), ...prose].filter(
    text => text.length >= shortest,
  )
  return said => {
    let text = said
    for (const words of whole) text = text.replaceAll(words, '[restricted]')
    for (const { from, to } of repeats(text, mark => closed.has(mark)).toReversed())
      text = `${text.slice(0, from)}[restricted]${text.slice(to)}`
    return text
  }
}
