// The first text of a packet, and of a workspace: everything that its profile asks for, in its place, and nothing decided.
import type { Profile } from '../../schemas/profile.ts'

export type Beginning = {
  readonly number: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly coordinator: string
  readonly owner?: string
}

export function newPacket(profile: Profile, beginning: Beginning): string {
  return [
    frontMatter(profile, beginning),
    `# ${profile.title}`,
    `This packet ${within(profile.about)}`,
    ...sectionsToWrite(profile, beginning),
  ]
    .join('\n\n')
    .concat('\n')
}

/** What stands on the page already. */
export type There = { readonly sections: readonly string[]; readonly ids: ReadonlySet<string> }

/** The sections that the profile asks for and that are not there. Those asked for under a condition are among them: it is not answered yet. */
export function sectionsToWrite(profile: Profile, beginning: Beginning, there: There = nothing): readonly string[] {
  const write = writer(beginning, there.ids)
  const present = new Set(there.sections.map(name => name.toLowerCase()))
  return profile.sections
    .filter(
      ({ required, name, aliases }) => required && ![name, ...aliases].some(one => present.has(one.toLowerCase())),
    )
    .flatMap(section => [
      `## ${section.name}`,
      ...(isLedger(section)
        ? [ledgerTable(profile, beginning)]
        : [`This section says ${within(section.about)}`, ...write(section)]),
    ])
}

const nothing: There = { sections: [], ids: new Set() }

/** As it goes on in the middle of a sentence. An abbreviation keeps its capitals. */
const within = (about: string) =>
  /^\p{Lu}\p{Lu}/u.test(about) ? about : about.charAt(0).toLowerCase() + about.slice(1)

type Section = Profile['sections'][number]

const isLedger = ({ name, aliases }: Section) =>
  [name, ...aliases].some(heading => heading.toLowerCase() === 'handoff ledger')

/** A required field stands there empty: what it says is for a person to say. */
export function frontMatter(
  { name, fields }: Profile,
  { number, coordinator }: Beginning,
  values: ReadonlyMap<string, string> = new Map(),
): string {
  const lines = [...values].map(([key, value]) => `${key}: ${value}`)
  const required = Object.entries(fields).filter(([key, field]) => field.required && !values.has(key))
  return [
    '---',
    `packet: ${number}`,
    `profile: ${name}`,
    `coordinator: ${coordinator}`,
    ...lines,
    ...required.map(([key]) => `${key}:`),
    '---',
  ].join('\n')
}

/** IDs are counted through the whole packet. */
function writer({ today, coordinator }: Beginning, taken: ReadonlySet<string>) {
  const last = new Map<string, number>()
  const next = (letter: string) => {
    let number = (last.get(letter) ?? 0) + 1
    while (taken.has(`${letter}${number}`)) number++
    last.set(letter, number)
    return `${letter}${number}`
  }
  return ({ at_least, chronology }: Section): readonly string[] =>
    Object.entries(at_least).flatMap(([letter, count]) =>
      Array.from({ length: count ?? 0 }, () => {
        const id = next(letter)
        if (letter === 'P') return `> [!NOTE]\n>\n> **${id}** quotes the source\n>\n> Its requirement, word for word.`
        const tail = letter === 'N' ? ` — @${coordinator}, due ${today}` : letter === 'Q' ? ` — @${coordinator}` : ''
        const time = letter === 'F' && chronology ? `${today} 00:00 UTC: ` : ''
        return `**${id}.** ${time}${skeletons[letter] ?? ''}${tail}`
      }),
    )
}

/** R is not written ahead: nobody carries a risk before there is one. */
const skeletons: Readonly<Record<string, string>> = {
  F: 'A fact as its source has it.',
  C: 'A claim, with the evidence that it rests on.',
  H: 'Something that may be so and is not verified.',
  Q: 'What is not known yet?',
  N: 'Replace this step by the first real one',
}

function ledgerTable(profile: Profile, { today, owner }: Beginning): string {
  const { reviewers, roles, evidence, handoff, boundary } = profile
  const title = (role: string) => (Object.hasOwn(roles, role) ? roles[role]!.title : role.replaceAll('-', ' '))
  const mandatory = reviewers.filter(reviewer => reviewer.mandatory)
  const ranked = Object.entries(evidence).toSorted(([, a], [, b]) => a.rank - b.rank)
  const rows: readonly (readonly [string, string])[] = [
    ['Approval owner', owner ? `@${owner}, since ${today}` : ''],
    ...mandatory.map(({ role }) => [`Reviewer, ${title(role)}`, 'nobody yet: pending'] as const),
    ['Blockers', mandatory.map(({ role }) => `${title(role)} pending`).join(' · ')],
    ['Carried risks', 'none'],
    ['Order of authority', ranked.map(([kind]) => kind).join(', ')],
    ['Lineage', 'first submission'],
    ['Boundary', handoff ? `${handoff.condition} ${boundary}` : boundary],
  ]
  return ['| | |', '|---|---|', ...rows.map(([label, text]) => `| ${label} | ${text.replaceAll('|', '\\|')} |`)].join(
    '\n',
  )
}
