// Sections that are read outside of the house: what stands there is checked as words that will leave it.
import type { Block, Section } from '../../../schemas/packet.ts'
import type { World } from '../rule.ts'

export type Outside = { readonly section: Section; readonly audience: string }

/** In the order of the page. A section inside such a section has its readers too. */
export function outside(world: World): readonly Outside[] {
  const { packet, profile } = world
  if (profile.outside_audiences.length === 0) return []
  return packet.sections.flatMap(section => {
    const [block] = section.blocks
    const audience = block && world.section(block)?.wanted?.audience
    return audience && profile.outside_audiences.includes(audience) ? [{ section, audience }] : []
  })
}

export const blocksOutside = (world: World): ReadonlySet<Block> =>
  new Set(outside(world).flatMap(({ section }) => section.blocks))
