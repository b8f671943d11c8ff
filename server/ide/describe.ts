// What is known of a statement, a source or a person, as Markdown: what a hover shows, and a completion beside its list.
import type { Evidence, Statement } from '../../schemas/packet.ts'
import { kinds } from '../../schemas/packet.ts'
import type { Person } from '../../schemas/workspace.ts'
import type { Source } from '../evidence/source.ts'
import { bareHandle } from '../profile/people.ts'
import type { World } from '../rules/rule.ts'
import type { Checked } from '../rules/run.ts'
import { momentText } from '../rules/shared/moments.ts'
import { objectionState, risksByObjection } from '../rules/shared/objection-state.ts'
import { eventShownAs, opened } from '../rules/shared/recorded.ts'
import { roleTitle } from '../rules/shared/roles.ts'
import { acceptanceOfBlock, acceptedText } from './accepted.ts'

const shortest = 300
const most = 12

/** Markdown in which a text of the page is only text. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')

/** The same, where what is typed is between backticks. */
const marked = (text: string): string =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : plain(part)))
    .join('')

export function describeStatement(statement: Statement, checked: Checked): string {
  const { world } = checked
  const { id, letter, text } = statement
  const section = world.section(statement)?.section.name
  const parts = [
    `**${id}** · ${kinds[letter]}${section ? ` in *${plain(section)}*` : ''}`,
    plain(cut(text)),
    ...(letter === 'O' ? [objectionLine(statement, world)] : []),
    ...(letter === 'D' ? [draftLine(statement, world)] : []),
    ...support(statement, world),
    acceptedText(acceptanceOfBlock(id, checked), world),
    ...objectionsTo(id, world),
  ]
  return parts.filter(Boolean).join('\n\n')
}

function support({ footnotes, fields }: Statement, world: World): readonly string[] {
  const labels = [...new Set(footnotes.map(({ label }) => label))]
  const lines = labels.map(label => {
    const source = world.source(label)
    return source
      ? `- **${label}** ${plain(source.definition.title)}: ${ageOf(source, world)}`
      : `- **${label}** is not defined`
  })
  const rests = fields.flatMap(field =>
    field.name === 'rests on' ? field.ids.map(({ id }) => `- rests on **${id}**`) : [],
  )
  return lines.length + rests.length > 0 ? [[...lines, ...rests].slice(0, most).join('\n')] : []
}

export function describeEvidence({ id, kind, title, locator }: Evidence, { world }: Checked): string {
  const source = world.source(id)
  const excerpt = source?.reading.state === 'read' && !source.reading.binary ? source.reading.excerpt : undefined
  const why = source && 'why' in source.reading ? source.reading.why : undefined
  const cited = world.packet.statements.filter(({ footnotes }) => footnotes.some(({ label }) => label === id))
  const parts = [
    `**${id}** · ${plain(kind.replaceAll('-', ' '))}: ${plain(title)}`,
    `\`${locator}\``,
    source && ageOf(source, world),
    why && marked(why),
    excerpt !== undefined && fenced(excerpt),
    cited.length > 0 &&
      `Cited by ${cited
        .slice(0, most)
        .map(one => one.id)
        .join(', ')}${cited.length > most ? ', …' : ''}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}

const states = {
  fresh: 'reads as it did when it was captured',
  stale: 'is stale',
  changed: 'reads differently now than when it was captured',
  unstamped: 'has no digest yet',
  missing: 'is not there',
  'not-checked': 'was not looked at',
} as const

/** How old a source is, until when it holds, and what is wrong with it. */
export function ageOf({ definition, freshUntil, state }: Source, { clock, workspace }: World): string {
  const { captured } = definition
  const days = captured && daysSince(captured.day, clock.today)
  const age =
    days === undefined
      ? 'no capture date'
      : days === 0
        ? 'captured today'
        : `captured ${days} ${days === 1 ? 'day' : 'days'} ago`
  const until =
    freshUntil === undefined || state === 'changed' || state === 'missing'
      ? ''
      : freshUntil >= clock.now
        ? `, holds until ${momentText(freshUntil, workspace.timezone)}`
        : `, lapsed on ${momentText(freshUntil, workspace.timezone)}`
  return `${age}${until}, ${states[state]}`
}

const daysSince = (day: string, today: string) => Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)

function objectionLine(objection: Statement, world: World): string {
  const { packet } = world
  const found = objectionState(objection, risksByObjection(packet).get(objection.id) ?? [], world)
  if (found.state !== 'open') return `This objection is ${found.state}.`
  const last = found.last
    ? `, ${found.last.verb} by ${found.last.by}${found.last.day ? ` on ${found.last.day}` : ''}`
    : ''
  return `This objection is open${last}${found.why ? `: ${found.why}` : ''}.`
}

function draftLine({ id, box }: Statement, world: World): string {
  const ledger = opened(world)?.ledger
  const record = ledger?.state.drafts.get(eventShownAs(id, ledger) ?? '')
  const targets = (box?.targets ?? []).flatMap(target => (target.kind === 'statement' ? [target.id] : []))
  const what = `It ${box?.verb ?? 'proposes'} ${targets.join(', ')}`.trim()
  return record ? `${what}; it is ${record.status}.` : `${what}; it is not recorded, so nobody can accept it yet.`
}

function objectionsTo(id: string, world: World): readonly string[] {
  const { packet } = world
  const against = packet.statements.filter(
    ({ letter, box }) => letter === 'O' && box?.targets.some(target => target.kind === 'statement' && target.id === id),
  )
  return against.slice(0, most).map(one => `**${one.id}** ${plain(cut(one.text))} — ${objectionLine(one, world)}`)
}

export function describePerson({ handle, name, roles, deputy_for }: Person, { subject }: Checked): string {
  const { profile, workspace, record } = subject
  const held = roles.map(role => roleTitle(role, profile)).join(', ') || 'no role'
  const instead = deputy_for && workspace.roster.find(one => bareHandle(one.handle) === bareHandle(deputy_for))
  const assigned = [...(record?.ledger.standing.reviewers ?? [])].flatMap(([role, values]) =>
    [...values].some(one => bareHandle(String(one.value)) === bareHandle(handle)) ? [roleTitle(role, profile)] : [],
  )
  const parts = [
    `**@${bareHandle(handle)}** · ${plain(name)}`,
    `Roles: ${plain(held)}.`,
    instead && `Took over from ${plain(instead.name)}.`,
    assigned.length > 0 && `Reviews this packet: ${plain(assigned.join(', '))}.`,
  ]
  return parts.filter(Boolean).join('\n\n')
}

export const cut = (text: string, length = shortest): string => {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat
}

/** An excerpt in a fence that nothing in it can close. */
function fenced(excerpt: string): string {
  const shown = excerpt.length > 2000 ? `${excerpt.slice(0, 2000)}…` : excerpt
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${shown.trimEnd()}\n${fence}`
}
