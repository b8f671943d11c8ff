// The first page of a bundle, for people: what is contested, what is carried, what lapses when, and who does what next.
import type { Evidence, Statement } from '../../schemas/packet.ts'
import { dayAt } from '../evidence/dates.ts'
import { freshness } from '../evidence/freshness.ts'
import type { Ledger } from '../ledger/fold.ts'
import { values } from '../ledger/standing.ts'
import type { Mark, Objection, Saying } from '../ledger/state.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Predicate } from './manifest.ts'

export type Told = {
  readonly subject: Subject
  readonly ledger: Ledger
  readonly words: (digest: string) => string | undefined
  readonly marks: readonly Mark[]
  readonly about: Predicate
  readonly next_owner?: string | undefined
  /** The file that its readers have. */
  readonly page?: string
}

export function summary(told: Told): string {
  const { subject, ledger, about, marks, page = 'packet.md' } = told
  const { packet, profile } = subject
  const people = (held: Parameters<typeof values<string>>[0]) =>
    values(held)
      .map(name => `@${name}`)
      .join(' and ') || 'nobody'
  const steps = packet.statements.filter(({ letter }) => letter === 'N')
  const asked = packet.statements.filter(({ letter, id }) => letter === 'Q' && !ledger.state.threads.has(id))
  const absent = about.evidence.filter(({ enclosed }) => !enclosed)
  const next = told.next_owner ?? profile.handoff?.next_owner
  return [
    '**This asks for a decision and is none.**',
    '',
    `# ${plain(about.packet)}: ${plain(about.title)}`,
    '',
    plain(profile.boundary),
    '',
    `- It goes to ${plain(about.to)}.`,
    `- Owner ${people(ledger.standing.owners)}, coordinator ${people(ledger.standing.coordinators)}.`,
    ...(next ? [`- Whoever takes it over there acts as ${next}.`] : []),
    ...marks.map(mark => `- ${mark.actor} marked it ready as ${mark.as} on ${mark.time.slice(0, 10)}.`),
    ...section('Contested', contested(told), 'Nothing is contested any more.'),
    ...cameBack(told),
    ...section('Carried into the decision', carried(told), 'No risk is carried.'),
    ...section(
      'Open questions',
      asked.map(one => `**${one.id}** ${plain(one.text)}`),
      'No question is open.',
    ),
    ...section('What lapses, and when', lapses(subject), 'No evidence here lapses by the clock.'),
    ...section('Who owns what next', steps.map(step), 'No step is named.'),
    ...section('Who reviewed', reviews(ledger), 'Nobody signed a review.'),
    ...section(
      'Evidence that is not here',
      absent.map(({ id, why, digest }) => `**${id}** ${plain(why ?? '')}${digest ? ` sha256:${digest}` : ''}`),
      'All evidence that the page cites is here, as it was read.',
    ),
    '',
    `The page is [${page}](${page}), its ledger \`packet.ledger/\`. [CHECK.md](CHECK.md) says how to check all of it. Evidence was read on ${about.asOf}.`,
    '',
  ].join('\n')
}

const section = (title: string, entries: readonly string[], none: string) => [
  '',
  `## ${title}`,
  '',
  ...(entries.length > 0 ? entries.map(entry => `- ${entry}`) : [none]),
]

const isContested = ({ status }: Objection) => status !== 'withdrawn' && status !== 'carried'

function contested({ ledger, words }: Told): readonly string[] {
  return [...ledger.state.objections.values()].filter(isContested).map(one => {
    const entries = one.thread.map(entry => `${entry.verb} by ${who(entry)}: ${said(entry, words)}`)
    return [`**${shown(one.event, ledger)}** ${one.status}, by ${who(one)}: ${said(one, words)}`, ...entries].join('; ')
  })
}

/** Which return, which reasons, which change answers which. A packet that never came back has no such section. */
function cameBack({ ledger, words }: Told): readonly string[] {
  const reasons = [...ledger.state.handoffs.values()].flatMap(({ returned }) =>
    (returned?.reasons ?? []).map(reason => {
      const why = reason.words === undefined ? '' : `: ${plain(words(reason.words) ?? 'words that were destroyed')}`
      const answers = reason.answers.map(answer => `answered by ${who(answer)}: ${said(answer, words)}`)
      const came = `Returned ${returned!.time.slice(0, 10)} for **${plain(reason.label)}**${why}`
      return [came, ...(answers.length > 0 ? answers : ['not answered.'])].join('; ')
    }),
  )
  return reasons.length > 0 ? section('What came back before', reasons, '') : []
}

/** An objection that was carried again is carried by the last one. */
function carried({ ledger, words }: Told): readonly string[] {
  const latest = new Map([...ledger.state.risks.values()].map(risk => [risk.objection, risk]))
  return [...latest.values()].map(risk => {
    const objection = ledger.state.objections.get(risk.objection)
    const against = objection
      ? ` It answers ${shown(objection.event, ledger)} by ${who(objection)}: ${said(objection, words)}`
      : ''
    const until = risk.until ? `, until ${risk.until}` : ', with no end'
    return `**${shown(risk.event, ledger)}** carried by ${who(risk)}${until}: ${said(risk, words)}${against}`
  })
}

const shown = (event: string, ledger: Ledger) => ledger.shownId(event) ?? event.slice(0, 12)
const who = ({ actor, proven }: Saying) => (proven ? actor : `${actor} (not proven)`)

const said = (one: Saying, words: Told['words']): string => {
  if (one.words === undefined) return 'without words.'
  const text = words(one.words)
  return text === undefined ? 'words that were destroyed.' : plain(text)
}

/** What lapses first comes first. */
function lapses({ packet, profile, workspace, clock }: Subject): readonly string[] {
  const zone = workspace.timezone
  const state = (one: Evidence) => {
    const kind = Object.hasOwn(profile.evidence, one.kind) ? profile.evidence[one.kind] : undefined
    return { one, ...freshness(one, kind, clock.now, zone) }
  }
  return packet.evidence
    .map(state)
    .filter(({ until, stale }) => until !== undefined || stale !== undefined)
    .toSorted((a, b) => (a.until ?? 0) - (b.until ?? 0))
    .map(({ one, until, stale }) => {
      const last = until === undefined || !Number.isFinite(until) ? undefined : dayAt(until, zone)
      const when = stale === 'old' ? `stale since ${last ?? 'it was captured'}` : stale ? stale : `holds until ${last}`
      return `**${one.id}** ${plain(one.title)}: ${when}.`
    })
}

function step({ id, text, fields }: Statement): string {
  const owner = fields.find(field => field.name === 'owner')
  const due = fields.find(field => field.name === 'due' || field.name === 'checkpoint')
  const day = due && 'text' in due ? ` by ${plain(due.text)}` : ''
  return `**${id}** ${owner?.name === 'owner' ? `@${owner.handle}` : 'nobody'}${day}: ${plain(text)}`
}

const reviews = ({ state }: Ledger) =>
  [...state.reviews].map(([, list]) => {
    const last = list.at(-1)!
    return `${last.role}: ${last.actor} ${last.outcome}, ${last.time.slice(0, 10)}.`
  })

/** Words of people as words: nothing in them makes a heading, a link or a picture here. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_<>[\]#|!&~]/g, '\\$&')
