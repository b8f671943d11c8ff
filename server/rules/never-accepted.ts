import { topOfPage } from '../packet/digest.ts'
import { defineRule } from './rule.ts'
import { judgedBlocks } from './shared/accepted.ts'
import { allOf, anyOf } from './shared/listed.ts'
import { blockSaid, placeOfName } from './shared/recorded.ts'
import { roleWord } from './shared/roles.ts'
import { wantedByTopic } from './shared/topic-acceptance.ts'

/** More names than this are counted. */
const most = 12

export const neverAccepted = defineRule({
  code: 'never-accepted',
  scope: 'packet',
  severity: 'warning',
  guards: true,
  summary: 'A person who may has accepted every statement and every text of the packet.',

  *check(world) {
    const waiting = judgedBlocks(world).filter(({ standing }) => standing.state === 'never accepted')
    const bySection = Map.groupBy(waiting, ({ block }) => block.section)
    for (const [section, blocks] of bySection) {
      const names = blocks.map(({ block }) => (block.kind === 'section' ? textOf(block.name) : block.name))
      const span = placeOfName(section ? `§ ${section}` : blocks[0]!.name, world.packet)
      const where = section && world.packet.sections.some(({ name }) => name === section) ? ` in "${section}"` : ''
      if (span) yield { span, message: `Nobody has accepted ${shortened(names)}${where} yet.` }
    }
    for (const { name, topic, roles, by } of wantedByTopic(world)) {
      const span = placeOfName(name, world.packet)
      const who = anyOf(roles.map(role => `the ${roleWord(role, world.profile)}`))
      const message = `${blockSaid(name)} is about ${topic} and takes the acceptance of ${who}; so far it has that of ${allOf(by.map(handle => `@${handle}`))}.`
      if (span) yield { span, message }
    }
  },
})

const textOf = (section: string) => (section === topOfPage ? 'the text at the top' : 'the text')

const shortened = (names: readonly string[]) =>
  allOf(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names)
