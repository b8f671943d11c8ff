// A packet from a document that is there already: an ADR, an RFC, a KEP, an incident review. Nothing of it is left out and no
// word of it is changed; around it stands what the profile asks for. What is a claim and what backs it is for people to say.
import type { Packet } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { parse } from '../packet/parse.ts'
import { type Beginning, frontMatter, sectionsToWrite } from '../profile/new.ts'

export type Adopted = {
  readonly text: string
  /** Sections of the document that the profile asks for. */
  readonly found: readonly string[]
  /** Sections that were added. */
  readonly added: readonly string[]
  /** Where its links lead that start from its own folder. */
  readonly links: readonly string[]
  /** Keys of its front matter that the profile does not know: they stand in a table on the page. */
  readonly told: readonly string[]
}

/** `name`: what the document is called where it has no title of its own. */
export function adopt(source: string, name: string, profile: Profile, beginning: Beginning): Adopted {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const packet = parse(text)
  const { title, body, headings } = bodyOf(packet, packet.fields.get('title')?.value ?? titleOf(name))
  const known = new Map<string, string>()
  const told: (readonly [key: string, value: string])[] = []
  for (const { key, value } of packet.fields.values()) {
    const field = fieldOf(key, profile)
    if (field !== undefined && !value.includes('\n')) known.set(field, value)
    else if (key !== 'title') told.push([key, value])
  }
  const there = { sections: headings, ids: new Set(packet.statements.map(({ id }) => id)) }
  const added = sectionsToWrite(profile, beginning, there)
  const pieces = [frontMatter(profile, beginning, known), `# ${title}`, ...earlier(told, name), body, ...added]
  return {
    text: `${pieces.filter(piece => piece !== '').join('\n\n')}\n`,
    found: headings.filter(heading => wanted(profile).has(heading.toLowerCase())),
    added: added.flatMap(piece => /^## (.+)$/.exec(piece)?.slice(1) ?? []),
    links: [...new Set(relative(body))],
    told: told.map(([key]) => key),
  }
}

/** `0007-shared_queue.md` → `0007 shared queue` */
const titleOf = (name: string) => name.replace(/\.\w+$/, '').replace(/[-_]+/g, ' ')

/** Of links and of definitions of links, the targets without a scheme, a root or a fragment alone. */
const relative = (body: string) =>
  [...body.matchAll(/\]\(<?([^()<>\s]+)|^ {0,3}\[[^\]^\n][^\]\n]{0,200}\]:[ \t]*<?([^<>\s]+)/gm)]
    .map(([, inline, defined]) => inline ?? defined ?? '')
    .filter(target => !/^(?:[a-z][a-z\d+.-]*:|[/#])/i.test(target))

type Body = { readonly title: string; readonly body: string; readonly headings: readonly string[] }

/** A document whose chapters are headings of the first level has them a level deeper below a title of its own. */
function bodyOf({ text, blocks }: Packet, name: string): Body {
  const headings = blocks.flatMap(({ block, start }) => (block.heading ? [{ ...block.heading, block, start }] : []))
  const first = headings.filter(({ depth }) => depth === 1)
  const [only] = first.length === 1 && headings[0]?.depth === 1 ? first : []
  const begin = blocks.find(({ block }) => block.type !== 'front matter')?.start ?? text.length
  const deeper = only === undefined && first.length > 0 ? 1 : 0
  let body = ''
  let at = begin
  for (const { block, start, depth, name: said } of headings) {
    body += text.slice(at, start)
    at = start + block.text.length
    if (only?.block === block) {
      while (text[at] === '\n') at++
      continue
    }
    body += deeper === 0 ? block.text : `${'#'.repeat(Math.min(6, depth + 1))} ${said}`
  }
  body += text.slice(at)
  const sections = headings.filter(({ block }) => block !== only?.block)
  return { title: only?.name ?? name, body: body.trim(), headings: sections.map(one => one.name) }
}

const wanted = ({ sections }: Profile) =>
  new Set(sections.flatMap(({ name, aliases }) => [name, ...aliases].map(one => one.toLowerCase())))

/** Keys that the packet has from elsewhere are no fields of it, whatever the document says under them. */
const own = new Set(['packet', 'profile', 'coordinator', 'owner'])

function fieldOf(key: string, { fields }: Profile): string | undefined {
  const same = (one: string) => one.toLowerCase().replaceAll('_', '-') === key.toLowerCase().replaceAll('_', '-')
  return own.has(key) ? undefined : Object.keys(fields).find(same)
}

function earlier(told: readonly (readonly [string, string])[], name: string): readonly string[] {
  if (told.length === 0) return []
  const cell = (said: string) => said.replace(/\s+/g, ' ').replaceAll('|', '\\|')
  const rows = told.map(([key, value]) => `| ${cell(key)} | ${cell(value)} |`)
  return [`What the document \`${name}\` said of itself:`, ['| | |', '|---|---|', ...rows].join('\n')]
}
