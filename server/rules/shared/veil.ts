// A packet for a reader who may read nothing that is restricted, which is what every agent is: what is kept from most
// people is not shown to a program that somebody else may listen to. What an agent wrote itself is shown to agents as it
// stands: marks on it would tell, guess by guess, what is hidden.
import type { Block, Range, Statement } from '../../../schemas/packet.ts'
import type { World } from '../rule.ts'
import { besides } from './beside.ts'
import { hiding } from './hiding.ts'
import { allOf } from './listed.ts'
import { remembered } from './remembered.ts'
import { rolesOf } from './restricted.ts'

export type Veil = {
  /** The page, without what is restricted. */
  readonly page: string
  /** Who may read this statement or evidence; nobody in particular where everybody may. */
  readersOf(id: string): readonly string[]
  /** Anything that was said of the packet, without words that are restricted. */
  over(said: string): string
  /** Whether a place on the page shows restricted words. */
  covers(range: Range): boolean
  /** Whether a place on the page is the reader's own words. */
  isOwn(range: Range): boolean
}

type Reader = {
  /** A clause for the place of what is restricted, behind who may read it. */
  readonly unshown: string
  /** What the reader wrote, and may see as it stands. */
  wrote(statement: Statement): boolean
}

const agents: Reader = {
  unshown: 'it is not shown to agents',
  wrote: ({ letter, box }) => letter === 'D' && box?.actor?.kind === 'agent',
}

export function veilOf(
  { packet, sources, section }: Pick<World, 'packet' | 'sources' | 'section'>,
  { unshown, wrote }: Reader = agents,
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
  for (const { id, by } of spokenOf(packet.statements, id => readersOf(id).length > 0))
    readers.set(id, [...new Set([...readersOf(id), ...readersOf(by)])])
  const kept = packet.statements.flatMap(statement => {
    const roles = readersOf(statement.id)
    return roles.length > 0 ? [{ statement, roles, range: packet.range(statement.span) }] : []
  })
  const prose = packet.blocks.flatMap(({ block, start }) => {
    const roles = block.heading || block.evidence.length > 0 ? none : around(block)
    return roles.length > 0 ? [{ block, roles, range: { start, end: start + block.text.trimEnd().length } }] : []
  })
  const beside = besides(
    packet,
    [...kept, ...prose].map(({ range, roles }) => ({ roles, text: packet.text.slice(range.start, range.end) })),
    readersOf,
  ).filter(({ block }) => around(block).length === 0)
  const over = hiding(
    [...kept.map(({ statement }) => statement), ...sources],
    readersOf,
    [...prose, ...beside].flatMap(({ block, range }) =>
      block.words.filter(({ span }) => within(packet.range(span(0, 1)), range)).map(({ text }) => text),
    ),
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
    ...beside.map(({ range, roles, label }) => ({ range, text: label ? `${label} [${hidden(roles, unshown)}]` : '' })),
  ]
  const own = packet.statements.filter(wrote).map(({ span }) => packet.range(span))
  const touches = (places: readonly Range[]) => (range: Range) =>
    places.some(place => place.start < range.end && range.start < place.end)
  const covers = touches(gaps.map(({ range }) => range))
  const shown = own
    .filter(range => !covers(range))
    .map(range => ({ range, text: packet.text.slice(range.start, range.end) }))
  return {
    page: patched(packet.text, [...gaps, ...shown], over),
    readersOf,
    over,
    covers,
    isOwn: touches(own),
  }
}

type Patch = { readonly range: Range; readonly text: string }

/** What stands between the patches is looked through. */
function patched(text: string, patches: readonly Patch[], over: (said: string) => string): string {
  let page = ''
  let at = 0
  for (const { range, text: instead } of patches.toSorted((a, b) => a.range.start - b.range.start)) {
    page += over(text.slice(at, range.start)) + instead
    at = Math.max(at, range.end)
  }
  return page + over(text.slice(at))
}

const none: readonly string[] = []

export const hidden = (roles: readonly string[], unshown = 'it is not shown to agents') =>
  `only ${allOf([...new Set(roles)])} may read this; ${unshown}`

/** An objection to a restricted statement, a draft for it or a risk on it speaks of what stands there. */
const about = ({ box }: Statement): readonly string[] =>
  (box?.targets ?? []).flatMap(target =>
    target.kind === 'statement' ? [target.id] : target.kind === 'section' ? [target.name] : [],
  )

/** Who speaks of what is kept, and who speaks of those in turn: an answer to an objection to it tells as much as the objection. */
function* spokenOf(
  statements: readonly Statement[],
  isKept: (id: string) => boolean,
): Iterable<{ readonly id: string; readonly by: string }> {
  const speakers = new Map<string, string[]>()
  for (const statement of statements)
    for (const id of about(statement)) {
      const known = speakers.get(id)
      if (known) known.push(statement.id)
      else speakers.set(id, [statement.id])
    }
  const reached = new Set([...speakers.keys()].filter(isKept))
  for (const by of reached)
    for (const id of speakers.get(by) ?? []) {
      yield { id, by }
      reached.add(id)
    }
}

const within = (inner: Range, outer: Range) => outer.start <= inner.start && inner.start < outer.end
