// Which section of a page a name in quotes means: a heading as it stands there, or what the profile calls it.
import type { Packet, Section } from '../../../schemas/packet.ts'
import type { Profile } from '../../../schemas/profile.ts'
import { wantedSection } from '../world.ts'

export function sectionNamed(name: string, packet: Packet, profile: Profile): Section | undefined {
  const said = name.toLowerCase()
  const exact = packet.sections.find(one => one.name.trim().toLowerCase() === said)
  if (exact) return exact
  const meant = wantedSection(profile, name)
  return meant && packet.sections.find(one => wantedSection(profile, one.name) === meant)
}
