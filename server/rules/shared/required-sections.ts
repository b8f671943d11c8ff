// Which of the sections that a profile names a page has, and what stands in them.
import type { Letter, Section, Span } from '../../../schemas/packet.ts'
import type { Profile, ProfileSection } from '../../../schemas/profile.ts'
import type { World } from '../rule.ts'
import { remembered } from './remembered.ts'

export type Filled = {
  /** The first heading that means this section. */
  readonly heading: Span
  readonly says: boolean
  readonly counts: ReadonlyMap<Letter, number>
}

/** Blocks that say nothing to a reader by themselves. */
const silent = ['heading', 'html', 'thematicBreak', 'definition', 'footnoteDefinition']

/** Sections of the profile that the page has, each with everything under its headings and theirs. */
export function sectionsOnPage({ packet, profile }: World): ReadonlyMap<ProfileSection, Filled> {
  const names = sectionNames(profile)
  const found = new Map<ProfileSection, Filled & { says: boolean; counts: Map<Letter, number> }>()
  for (const section of packet.sections) {
    const wanted = meaning(section, names)
    if (!wanted) continue
    const filled = found.get(wanted) ?? { heading: section.heading, says: false, counts: new Map<Letter, number>() }
    found.set(wanted, filled)
    for (const block of section.blocks) {
      if (!silent.includes(block.type)) filled.says = true
      for (const { letter } of block.statements) filled.counts.set(letter, (filled.counts.get(letter) ?? 0) + 1)
    }
  }
  return found
}

/** A heading that the profile does not know belongs to the nearest one around it that it does. */
function meaning({ name, path }: Section, names: ReadonlyMap<string, ProfileSection>): ProfileSection | undefined {
  let wanted = names.get(name.trim().toLowerCase())
  for (let at = path.length - 1; !wanted && at >= 0; at--) wanted = names.get(path[at]!.trim().toLowerCase())
  return wanted
}

const sectionNames = remembered(({ sections }: Profile): ReadonlyMap<string, ProfileSection> => {
  const names = new Map<string, ProfileSection>()
  for (const section of sections)
    for (const name of [section.name, ...section.aliases])
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), section)
  return names
})
