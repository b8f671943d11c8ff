import { defineRule } from './rule.ts'
import { judgedBlocks } from './shared/accepted.ts'
import { allOf } from './shared/listed.ts'
import { placeOfName } from './shared/recorded.ts'

/** More names than this are counted. */
const most = 12

export const neverAccepted = defineRule({
  code: 'never-accepted',
  scope: 'packet',
  severity: 'warning',
  guards: true,
  summary: 'A person has accepted every statement and every text of the packet.',

  *check(world) {
    const waiting = judgedBlocks(world).filter(({ standing }) => standing.state === 'never accepted')
    const bySection = Map.groupBy(waiting, ({ block }) => block.section)
    for (const [section, blocks] of bySection) {
      const names = blocks.map(({ block }) => (block.kind === 'section' ? 'its text' : block.name))
      const span = placeOfName(section ? `§ ${section}` : blocks[0]!.name, world.packet)
      const where = section && world.packet.sections.some(({ name }) => name === section) ? ` in "${section}"` : ''
      if (span) yield { span, message: `Nobody has accepted ${shortened(names)}${where} yet.` }
    }
  },
})

const shortened = (names: readonly string[]) =>
  allOf(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names)
