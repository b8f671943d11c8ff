// What the rules look at, put together from a subject, and what of it differs from what they looked at before.
import type { Block, Packet, Statement } from '../../schemas/packet.ts'
import type { Profile, ProfileSection } from '../../schemas/profile.ts'
import type { Person, Workspace } from '../../schemas/workspace.ts'
import { type Source, sourceOf } from '../evidence/source.ts'
import { digests } from '../workspace/digests.ts'
import { sameAgain } from '../workspace/retrieved.ts'
import type { Subject } from '../workspace/subject.ts'
import { sectionLook } from './looking.ts'
import type { Place, World } from './rule.ts'

const bare = (handle: string) => handle.replace(/^@/, '').toLowerCase()
const notRead = { state: 'not-checked', why: 'Nothing has looked at this source yet.' } as const

/** The section of a profile that a heading means, by its name or one of its aliases. */
export const wantedSection = (profile: Profile, heading: string): ProfileSection | undefined => {
  const said = heading.trim().toLowerCase()
  return profile.sections.find(({ name, aliases }) => [name, ...aliases].some(one => one.toLowerCase() === said))
}

/** What an earlier world put together is taken from it as far as it still holds. */
export function worldOf(subject: Subject, before?: World): World {
  const { packet, profile, workspace, clock } = subject
  const { sources, source } = sourcesOf(subject, before)
  const wanted = new Map<string, ProfileSection | undefined>()
  let blocks: ReturnType<World['blocks']> | undefined
  let revision: string | undefined
  return {
    record: subject.record,
    signers: subject.signers,
    anchor: subject.anchor,
    blocks: () => (blocks ??= digests.blocks(packet)),
    revision: () => (revision ??= digests.revision(packet)),
    packet,
    profile,
    workspace,
    clock,
    sources,
    source,
    unknownProfile: subject.unknownProfile,
    person: before?.workspace === workspace ? before.person : peopleOf(workspace),
    statement: id => packet.statement(id),
    allSources: () => sources,
    section: of => placeOf(packet, profile, of, wanted),
    field: key => packet.fields.get(key)?.value,
  }
}

function peopleOf({ roster }: Workspace): World['person'] {
  const people = new Map<string, Person>(roster.map(person => [bare(person.handle), person]))
  return handle => people.get(bare(handle))
}

function sourcesOf(
  { packet, profile, workspace, clock, readings, record }: Subject,
  before: World | undefined,
): Pick<World, 'sources' | 'source'> {
  const readingOf = ({ locator }: Source['definition']) => readings.get(locator) ?? notRead
  const holds = (source: Source | undefined, definition: Source['definition']) =>
    source?.definition === definition && source.reading === readingOf(definition)
  const { evidence } = packet
  if (
    before?.sources.length === evidence.length &&
    before.sources.every((source, index) => holds(source, evidence[index]!))
  )
    return before
  const byLabel = new Map<string, Source>()
  const sources = evidence.map(definition => {
    const known = before?.source(definition.id)
    const source =
      known && holds(known, definition)
        ? known
        : sourceOf(
            definition,
            profile.evidence[definition.kind],
            readingOf(definition),
            clock,
            workspace.timezone,
            sameAgain(definition, record),
          )
    if (!byLabel.has(definition.id)) byLabel.set(definition.id, source)
    return source
  })
  return { sources, source: label => byLabel.get(label) }
}

function placeOf(
  packet: Packet,
  profile: Profile,
  of: Statement | Block,
  known: Map<string, ProfileSection | undefined>,
): Place | undefined {
  const section = packet.sectionOf('span' in of ? of.span.block : of)
  if (!section) return undefined
  for (const name of [section.name, ...section.path.toReversed()]) {
    if (!known.has(name)) known.set(name, wantedSection(profile, name))
    const wanted = known.get(name)
    if (wanted) return { section, wanted }
  }
  return { section, wanted: undefined }
}

/** What differs between two worlds, in the words that `Looking` writes down. */
export function changedLooks(
  before: World,
  now: World,
  removed: readonly Block[],
  added: readonly Block[],
): Set<string> {
  const changed = new Set<string>()
  for (const look of changedSections(before, removed, added)) changed.add(look)
  for (const block of [...removed, ...added]) {
    for (const { id } of block.statements) changed.add(`s:${id}`)
    for (const { id } of block.evidence) changed.add(`e:${id}`)
  }
  if (before.sources !== now.sources) {
    for (const source of now.sources) {
      const { id } = source.definition
      if (before.source(id) !== now.source(id)) changed.add(`e:${id}`)
    }
  }
  for (const look of changed) if (look.startsWith('e:')) changed.add('e:*')
  if (before.packet.fields !== now.packet.fields) {
    for (const key of new Set([...before.packet.fields.keys(), ...now.packet.fields.keys()])) {
      if (before.field(key) !== now.field(key)) changed.add(`f:${key}`)
    }
  }
  return changed
}

/** Where a heading changed, the sections under it; where sections follow one another in another way, all that there were. */
function* changedSections({ packet }: World, removed: readonly Block[], added: readonly Block[]): Iterable<string> {
  const names = new Set([...removed, ...added].flatMap(({ heading }) => heading?.name ?? []))
  if (names.size === 0) return
  const isOrdered = sameDepths(removed, added)
  if (!isOrdered) yield '§'
  for (const section of packet.sections)
    if (!isOrdered || names.has(section.name) || section.path.some(name => names.has(name))) yield sectionLook(section)
}

/** Headings that took each other's place: what stood under one stands under the other. */
function sameDepths(removed: readonly Block[], added: readonly Block[]): boolean {
  const [before, now] = [removed, added].map(blocks => blocks.flatMap(({ heading }) => heading?.depth ?? []))
  return before!.length === now!.length && before!.every((depth, index) => depth === now![index])
}

/** Blocks that only one of two pages has. Pages that grew from one another share all but a few, by identity. */
export function differing(before: Packet, now: Packet): readonly [readonly Block[], readonly Block[]] {
  const [a, b] = [before.blocks, now.blocks]
  const least = Math.min(a.length, b.length)
  let head = 0
  while (head < least && a[head]!.block === b[head]!.block) head++
  let tail = 0
  while (tail < least - head && a[a.length - 1 - tail]!.block === b[b.length - 1 - tail]!.block) tail++
  const middle = (blocks: typeof a) => blocks.slice(head, blocks.length - tail).map(({ block }) => block)
  return [middle(a), middle(b)]
}
