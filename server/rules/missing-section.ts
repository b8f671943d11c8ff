import { type Fix, kinds, type Letter } from '../../schemas/packet.ts'
import type { ProfileSection } from '../../schemas/profile.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { answer } from './shared/facts.ts'
import { wholePacket } from './shared/places.ts'
import { type Filled, sectionsOnPage } from './shared/required-sections.ts'

export const missingSection = defineRule({
  code: 'missing-section',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'The packet has every section that its profile asks for, and each says something.',

  *check(world) {
    const whole = wholePacket(world.packet)
    if (!whole) return
    const present = sectionsOnPage(world)
    for (const section of world.profile.sections) {
      const filled = present.get(section)
      if (filled) yield* lacking(section, filled, world)
      else if (section.required && answer(section.when, world) !== 'no')
        yield { span: whole, message: `The section "${section.name}" is missing.`, data: section.name }
    }
  },

  fix({ data }, world) {
    const section = world.profile.sections.find(({ name }) => name === data)
    // What stands in the ledger table is for people to say.
    return section && !isLedger(section) ? insertion(section, world) : []
  },
})

const isLedger = ({ name, aliases }: ProfileSection) =>
  [name, ...aliases].some(heading => heading.toLowerCase() === 'handoff ledger')

function* lacking(section: ProfileSection, { heading, says, counts }: Filled, { packet }: World): Iterable<Finding> {
  const { name, at_least } = section
  if (!says) yield { span: heading, message: `The section "${name}" is empty.` }
  else if (isLedger(section) && !packet.table)
    yield { span: heading, message: `"${name}" has no table with a row \`Approval owner\`.` }
  for (const [letter, least] of Object.entries(at_least)) {
    const count = counts.get(letter as Letter) ?? 0
    if (count >= least) continue
    const has = count === 0 ? 'has none' : `has ${count}`
    const wanted = `${least} ${kinds[letter as Letter]}${least === 1 ? '' : 's'}`
    yield { span: heading, message: `"${name}" needs at least ${wanted} and ${has}.` }
  }
}

/** Before the next section in the profile's order that the page has; else behind the last text before the evidence. */
function insertion({ name, about }: ProfileSection, world: World): readonly Fix[] {
  const { packet, profile } = world
  const title = `Add the section "${name}"`
  const order = profile.sections.map(one => one.name)
  const present = sectionsOnPage(world)
  const following = profile.sections.slice(order.indexOf(name) + 1).find(one => present.has(one))
  const heading = following && present.get(following)!.heading
  if (heading) {
    const depth = packet.sections.find(one => one.heading === heading)?.depth ?? 2
    const text = `${'#'.repeat(depth)} ${name}\n\n${about}\n\n`
    return [{ title, edits: [{ span: { block: heading.block, start: 0, end: 0 }, text }] }]
  }
  const last = packet.blocks.findLast(({ block }) => block.evidence.length === 0)?.block
  if (!last) return []
  const end = last.text.trimEnd().length
  return [{ title, edits: [{ span: { block: last, start: end, end }, text: `\n\n## ${name}\n\n${about}` }] }]
}
