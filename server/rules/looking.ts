// The world as rules on blocks and statements see it. What they look at is written down, so that a rule can be asked again
// exactly when something that it looked at has changed.
import type { Block, Section, Statement } from '../../schemas/packet.ts'
import type { Source } from '../evidence/source.ts'
import type { Near, Place, World } from './rule.ts'

/** Looks by name: `s:C1`, `e:E2`, `e:*` for any evidence, `f:expires`, `§Findings` for a section, and `§` for none. */
export type Looks = ReadonlySet<string>

/** A section by its name and those of the ones around it. */
export const sectionLook = ({ name, path }: Pick<Section, 'name' | 'path'>): string =>
  path.length === 0 ? `§${name}` : `§${path.join(' § ')} § ${name}`

const none: Looks = new Set()

/** One for many questions, asked one after the other: most of them look at nothing. */
export class Looking implements Near {
  readonly profile: Near['profile']
  readonly workspace: Near['workspace']
  readonly clock: Near['clock']
  readonly person: Near['person']
  readonly #world: World
  #looks: Set<string> | undefined

  constructor(world: World) {
    this.#world = world
    this.profile = world.profile
    this.workspace = world.workspace
    this.clock = world.clock
    this.person = world.person
  }

  /** What was looked at since the last time that somebody asked. */
  taken(): Looks {
    const looks = this.#looks ?? none
    this.#looks = undefined
    return looks
  }

  statement(id: string): Statement | undefined {
    this.#look(`s:${id}`)
    return this.#world.statement(id)
  }

  source(label: string): Source | undefined {
    this.#look(`e:${label}`)
    return this.#world.source(label)
  }

  allSources(): readonly Source[] {
    this.#look('e:*')
    return this.#world.sources
  }

  section(of: Statement | Block): Place | undefined {
    const place = this.#world.section(of)
    this.#look(place ? sectionLook(place.section) : '§')
    return place
  }

  field(key: string): string | undefined {
    this.#look(`f:${key}`)
    return this.#world.field(key)
  }

  #look(name: string): void {
    this.#looks ??= new Set()
    this.#looks.add(name)
  }
}
