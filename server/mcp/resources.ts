// Every resource, once.
import { shipped } from '../host/shipped.ts'
import { Wrong } from '../host/wrong.ts'
import { profileNames } from '../profile/profile-names.ts'
import { resolveProfile } from '../profile/resolve.ts'
import { rules } from '../rules/index.ts'
import type { Resource } from './resource.ts'
import { storyIn } from './story.ts'

const packets: Resource = {
  name: 'packet',
  title: 'A packet’s page',
  about: 'The page of a packet as Markdown, without what is restricted.',
  address: 'countersign://packets/{+name}',
  mimeType: 'text/markdown',
  names: session => session.packets(),
  async read(name, session) {
    const seen = await session.packet(name)
    return { text: seen.veil.page, about: seen.about }
  },
}

const ledgers: Resource = {
  name: 'ledger',
  title: 'A packet’s story',
  about: 'What people and agents did to a packet, in order, with what they said. Nothing restricted is in it.',
  address: 'countersign://ledgers/{+name}',
  mimeType: 'text/markdown',
  names: session => session.packets(),
  async read(name, session) {
    const seen = await session.packet(name)
    const told = storyIn(seen).map(({ time, actor, did, signed, words, trouble, counts }) =>
      [
        `- ${time} ${actor} ${did}${signed === 'no' ? ' (not signed)' : ''}${counts ? '' : ' (does not count)'}`,
        ...words.map(said => quoted(said)),
        ...trouble.map(said => `  Trouble: ${said}`),
      ].join('\n'),
    )
    const text = told.length > 0 ? told.join('\n') : 'This packet has no ledger yet.'
    return { text: `# ${seen.about.number}, by its ledger\n\n${text}\n`, about: seen.about }
  },
}

const quoted = (said: string) =>
  said
    .split('\n')
    .map(line => `  > ${line}`.trimEnd())
    .join('\n')

const rulePages: Resource = {
  name: 'rule',
  title: 'A rule',
  about: 'Why a rule exists, what it finds and what is right.',
  address: 'countersign://rules/{name}',
  mimeType: 'text/markdown',
  names: async () => rules.map(({ code }) => code),
  async read(name) {
    if (!rules.some(({ code }) => code === name)) throw new Wrong(`There is no rule \`${name}\`.`)
    return { text: shipped(`rules/${name}.md`) }
  },
}

const profiles: Resource = {
  name: 'profile',
  title: 'A profile',
  about: 'What a packet of one kind must have, and who may do what with it.',
  address: 'countersign://profiles/{name}',
  mimeType: 'application/json',
  names: async session => profileNames((await session.workspace()).workspace),
  async read(name, session) {
    const found = resolveProfile(name, (await session.workspace()).workspace)
    if ('problem' in found) throw new Wrong(String(found.problem))
    return { text: JSON.stringify(found.profile, undefined, 2) }
  },
}

export const resources: readonly Resource[] = [packets, ledgers, rulePages, profiles]
