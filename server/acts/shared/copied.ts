// What of a packet an audience gets: accepted text and no other, nothing restricted beyond its role, what is not confirmed marked
// inside of the house and left out outside of it.
import { blockName } from '../../../schemas/block-name.ts'
import type { Actor, Block, Section, Statement } from '../../../schemas/packet.ts'
import { rolesFor } from '../../evidence/restriction.ts'
import type { Copy, Part } from '../../handoff/copy.ts'
import { plain } from '../../ledger/canonical.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import { nameIn, plainRole } from '../../profile/people.ts'
import { check } from '../../rules/run.ts'
import { isPast } from '../../rules/shared/past.ts'
import { rolesOf } from '../../rules/shared/restricted.ts'
import { isSettled } from '../../rules/shared/settled.ts'
import { wantedSection } from '../../rules/world.ts'
import type { Refusal, Scene } from '../act.ts'
import { disputes } from './contested.ts'
import { listed } from './given.ts'
import { termsInForce } from './in-force.ts'
import { clean, isFootnote, leavingText } from './leaving-text.ts'
import { asBlock, whyItStays } from './may-leave.ts'
import { stepText } from './step-text.ts'

/** Readers inside of the house: they get the whole page, as far as they may read it. */
const board = 'board'

type Reader = { readonly audience: string; readonly role?: string | undefined }

export function copied(reader: Reader, scene: Scene): Copy | Refusal {
  const { profile } = termsInForce(scene)
  const addressed = scene.subject.packet.sections.filter(
    ({ name }) => wantedSection(profile, name)?.audience === reader.audience,
  )
  if (profile.outside_audiences.includes(reader.audience)) return outside(reader, addressed, scene)
  const known = [...new Set(profile.sections.flatMap(({ audience }) => audience ?? []))]
  if (addressed.length === 0 && known.includes(reader.audience))
    return { no: `The page has no section for ${reader.audience}.` }
  if (addressed.length === 0 && reader.audience !== board)
    return {
      no: `There is no audience ${reader.audience}. There are ${listed([...new Set([...known, ...profile.outside_audiences, board])])}.`,
    }
  return inside(reader, addressed.length > 0 ? addressed : scene.subject.packet.sections, scene)
}

/** A letter: what may leave by a release may leave as a copy, and what may not is no letter with gaps in it. */
function outside(reader: Reader, sections: readonly Section[], scene: Scene): Copy | Refusal {
  if (sections.length === 0)
    return { no: `The page has no section for ${reader.audience}, so there is nothing to export.` }
  const found: Copy['sections'][number][] = []
  for (const section of sections) {
    const stays = whyItStays(section.name, blocksIn(section, scene), scene)
    if (stays) return stays
    const hypothesis = statementsOf(section).find(({ letter }) => letter === 'H' || letter === 'Q')
    if (hypothesis)
      return {
        no: `${hypothesis.id} is not confirmed, and stands in “${section.name}”: ${reader.audience} gets confirmed facts only.`,
      }
    const closed = closedTo(restrictionOf(section, scene), reader)
    if (closed) return { no: `“${section.name}” does not leave: ${closed}.` }
    for (const statement of statementsOf(section).filter(({ letter }) => !aside.has(letter))) {
      const why = whyNot(statement, reader, scene)
      if (why) return { no: `${statement.id} does not leave: ${why}.` }
    }
    const letter = leavingText(section, scene)
    if ('no' in letter) return letter
    found.push({ name: section.name, parts: [{ kind: 'text', text: plain(letter.text) }] })
  }
  // The packet's own title is no word for a stranger: a letter is called what its section is called.
  const [{ name: title } = { name: reader.audience }, ...others] = found
  const named =
    others.length > 0
      ? { title: reader.audience, sections: found }
      : { title, sections: [{ name: '', parts: found[0]!.parts }] }
  return { ...about(reader, scene), ...named, leftOut: [] }
}

function inside(reader: Reader, sections: readonly Section[], scene: Scene): Copy {
  const leftOut: Copy['leftOut'][number][] = []
  const found = sections.flatMap(section => {
    const { parts, missing } = partsOf(section, reader, scene)
    leftOut.push(...missing)
    return parts.length > 0 ? [{ name: section.name, parts }] : []
  })
  const { boundary } = termsInForce(scene).profile
  const contested = disputes(scene)
  return { ...about(reader, scene), boundary, sections: found, ...(contested.length > 0 && { contested }), leftOut }
}

function about({ audience }: Reader, { subject, revision }: Scene) {
  const { packet, clock } = subject
  return {
    packet: packet.fields.get('packet')?.value ?? '',
    title: packet.title,
    audience,
    revision,
    day: clock.today,
  }
}

const statementsOf = ({ blocks }: Section) => blocks.flatMap(block => block.statements)
const blocksIn = ({ name }: Section, { blocks }: Scene) =>
  blocks.filter(block => (block.kind === 'section' ? block.name : block.section) === name)

function partsOf(section: Section, reader: Reader, scene: Scene) {
  const parts: Part[] = []
  const missing: Copy['leftOut'][number][] = []
  const shaky = findingsOn(scene)
  const closed = closedTo(restrictionOf(section, scene), reader)
  for (const block of section.blocks) {
    if (block.heading || isFootnote(block) || block.rows) continue
    if (block.statements.length === 0) {
      const rest = blocksIn(section, scene).find(({ kind }) => kind === 'section')
      const text = clean(block.text)
      if (!text || (block.type === 'definition' && !isUsed(block, parts))) continue
      if (closed) missing.push({ name: `text in “${section.name}”`, why: closed })
      else if (rest && isAccepted(rest, scene)) parts.push({ kind: 'text', text })
      else missing.push({ name: `text in “${section.name}”`, why: 'nobody has accepted it as it stands' })
    }
    for (const statement of block.statements) {
      if (aside.has(statement.letter)) continue
      const why = closed ?? whyNot(statement, reader, scene)
      if (why) missing.push({ name: statement.id, why })
      else parts.push(part(statement, shaky.get(statement.id), scene))
    }
  }
  const once = new Map(missing.map(one => [`${one.name} ${one.why}`, one]))
  return { parts, missing: [...once.values()] }
}

/** A link definition is text of what uses it, and may hold what only its readers may read. */
function isUsed({ text }: Block, parts: readonly Part[]): boolean {
  const [, label] = /^\s*\[((?:\\.|[^[\]\\])+)\]:/.exec(text) ?? []
  return label !== undefined && parts.some(one => one.text.toLowerCase().includes(`[${label.toLowerCase()}]`))
}

/** Drafts, objections and carried risks are talk about the text. */
const aside = new Set(['D', 'O', 'R'])

/** Why this reader may not have what is kept to these roles. */
function closedTo(roles: readonly string[], { role }: Reader): string | undefined {
  const plain = roles.map(plainRole)
  return plain.length > 0 && !(role && plain.includes(plainRole(role)))
    ? `only ${plain.join(', ')} may read it`
    : undefined
}

/** A profile may keep a whole section to some roles, and what stands in it, however deep. */
const restrictionOf = ({ name, path }: Section, scene: Scene): readonly string[] =>
  [name, ...path].flatMap(one => wantedSection(termsInForce(scene).profile, one)?.restricted_to ?? [])

function whyNot(statement: Statement, reader: Reader, scene: Scene): string | undefined {
  const closed = closedTo(rolesOf(statement), reader)
  if (closed) return closed
  const { profile } = termsInForce(scene)
  const sealed = statement.footnotes.some(({ label }) => {
    const source = scene.subject.packet.evidenceOf(label)
    return source && closedTo(rolesFor(source, profile.evidence[source.kind]), reader) !== undefined
  })
  if (sealed) return 'it rests on evidence that this reader may not see'
  const block = scene.blocks.find(({ kind, name }) => kind === 'statement' && name === statement.id)
  return block && isAccepted(block, scene) ? undefined : 'nobody has accepted it as it stands'
}

function isAccepted(block: Acceptable, { ledger }: Scene): boolean {
  return ledger.state.acceptances.get(blockName(asBlock(block)))?.at(-1)?.digest === block.digest
}

const kinds = { F: 'fact', C: 'claim', H: 'hypothesis', Q: 'question', N: 'step', P: 'quote', E: 'evidence' } as const

function part(statement: Statement, finding: string | undefined, scene: Scene): Part {
  const kind = kinds[statement.letter as keyof typeof kinds]
  const words = clean(scene.subject.packet.slice(statement.textSpan))
  const text = kind === 'step' ? stepText(words, statement, scene) : words
  const against = disputes(scene).filter(({ on }) => on.includes(statement.id))
  const contested = against.length > 0 ? `contested: ${listed(against.map(({ id }) => id))}` : undefined
  const note = [stateOf(statement, scene), finding, contested].filter(Boolean).join('; ')
  return { id: statement.id, kind, text, ...(note && { note }) }
}

/** What a reader who has only the copy would take for open, or for whose words it is. */
function stateOf(statement: Statement, { subject }: Scene): string | undefined {
  const { letter, thread, box, fields } = statement
  if (letter === 'H') {
    const last = thread.at(-1)?.verb
    return last === 'confirmed' || last === 'refuted' ? last : 'not confirmed'
  }
  if (letter === 'P') return box && clean(subject.packet.slice(box.header)).replace(/^.*?\bquotes\s+/, '')
  if (letter !== 'Q' && letter !== 'N') return undefined
  const settled = isSettled(statement)
  if (letter === 'Q') {
    const last = thread.findLast(({ verb, actor }) => actor?.kind === 'human' && /answered|dropped/.test(verb))
    return settled && last ? `${last.verb} by ${actorName(last.actor, subject)}` : 'open'
  }
  const isLate = fields.some(field => 'when' in field && field.when && isPast(field.when, subject.clock))
  return settled ? 'done' : isLate ? 'not done' : undefined
}

const actorName = (actor: Actor | undefined, { workspace }: Scene['subject']) =>
  actor?.kind === 'human' ? nameIn(workspace, actor.handle) : 'somebody'

/** Findings on evidence and words, by the statement on which they stand: what they bear is not certain. */
function findingsOn({ subject }: Scene): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { rule, finding, suppressed } of check(subject).findings) {
    const said = doubts[rule.code]
    if (!said || suppressed) continue
    const { block, start, end } = finding.span
    const statement = block.statements.find(({ span }) => span.start <= start && end <= span.end)
    if (statement && !found.has(statement.id)) found.set(statement.id, said)
  }
  return found
}

const doubts: Readonly<Record<string, string>> = {
  'unsupported-claim': 'no evidence is cited for it',
  'suspect-claim': 'what it rests on has changed or is not fresh',
  'contradicted-claim': 'its sources contradict each other',
  'misquoted-requirement': 'its source reads otherwise',
  'unsourced-number': 'a figure in it stands in none of its sources',
  'overstated-certainty': 'it says more than its evidence',
  'hypothesis-stated-as-fact': 'it is not confirmed',
}
