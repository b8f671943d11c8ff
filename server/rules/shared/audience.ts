// Sections that are read outside of the house: what stands there is checked as words that will leave it.
import type { Block, Section } from '../../../schemas/packet.ts'
import type { Near, World } from '../rule.ts'

export type Outside = { readonly section: Section; readonly audience: string }

/** Who reads the section around this block, if they are outside of the house. */
export function outsideAudience(block: Block, near: Near): string | undefined {
  if (near.profile.outside_audiences.length === 0) return undefined
  const audience = near.section(block)?.wanted?.audience
  return audience && near.profile.outside_audiences.includes(audience) ? audience : undefined
}

/** In the order of the page. A section inside such a section has its readers too. */
export function outside(world: World): readonly Outside[] {
  if (world.profile.outside_audiences.length === 0) return []
  return world.packet.sections.flatMap(section => {
    const audience = outsideAudience(section.heading.block, world)
    return audience ? [{ section, audience }] : []
  })
}
