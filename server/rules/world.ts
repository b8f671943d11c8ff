// What the rules look at, put together from a subject. Looks through `Near` are written down, so that a rule can be
// asked again exactly when something that it looked at has changed.
import type { Block, Packet, Statement } from '../../schemas/packet.ts'
import type { Profile, ProfileSection } from '../../schemas/profile.ts'
import type { Person } from '../../schemas/workspace.ts'
import { type Source, sourceOf } from '../evidence/source.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Near, Place, World } from './rule.ts'

const bare = (handle: string) => handle.replace(/^@/, '').toLowerCase()
const notRead = { state: 'not-checked', why: 'Nothing has looked at this source yet.' } as const

/** The section of a profile that a heading means, by its name or one of its aliases. */
export const wantedSection = (profile: Profile, heading: string): ProfileSection | undefined => {
  const said = heading.trim().toLowerCase()
  return profile.sections.find(({ name, aliases }) => [name, ...aliases].some(one => one.toLowerCase() === said))
}

/** `known` gives back what an earlier check already put together for the same definition and reading. */
export function worldOf(subject: Subject, known?: (source: Source['definition']) => Source | undefined): World {
  const { packet, profile, workspace, clock, readings } = subject
  const people = new Map<string, Person>(workspace.roster.map(person => [bare(person.handle), person]))
  const sources = packet.evidence.map(definition => {
    const reading = readings.get(definition.locator) ?? notRead
    const before = known?.(definition)
    return before?.reading === reading
      ? before
      : sourceOf(definition, profile.evidence[definition.kind], reading, clock, workspace.timezone)
  })
  const byLabel = new Map<string, Source>()
  for (const source of sources) if (!byLabel.has(source.definition.id)) byLabel.set(source.definition.id, source)
  const wanted = new Map<string, ProfileSection | undefined>()
  return {
    packet,
    profile,
    workspace,
    clock,
    sources,
    unknownProfile: subject.unknownProfile,
    person: handle => people.get(bare(handle)),
    statement: id => packet.statement(id),
    source: label => byLabel.get(label),
    allSources: () => sources,
    section: of => placeOf(packet, profile, of, wanted),
    field: key => packet.fields.get(key)?.value,
  }
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

/** The same world, keeping a list of what is looked at: `s:C1`, `e:E2`, `e:*` for any evidence, `f:expires`, and `§` for sections. */
export function remembering(world: World, looks: Set<string>): Near {
  const { profile, workspace, clock, person } = world
  return {
    profile,
    workspace,
    clock,
    person,
    statement(id) {
      looks.add(`s:${id}`)
      return world.statement(id)
    },
    source(label) {
      looks.add(`e:${label}`)
      return world.source(label)
    },
    allSources() {
      looks.add('e:*')
      return world.sources
    },
    section(of) {
      looks.add('§')
      return world.section(of)
    },
    field(key) {
      looks.add(`f:${key}`)
      return world.field(key)
    },
  }
}

/** What differs between two worlds, in the words that `remembering` writes down. */
export function changedLooks(before: World, now: World): Set<string> {
  const changed = new Set<string>()
  const [removed, added] = differing(before.packet, now.packet)
  for (const block of [...removed, ...added]) {
    if (block.heading) changed.add('§')
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
