// What the page would say with a draft in place of its target, read again from the text: only what was announced may
// change, so that nothing slips in with it (another statement, an objection, a thread entry, a heading, a suppression).
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Packet, Statement } from '../../../schemas/packet.ts'
import type { DraftRecord } from '../../ledger/state.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import { parse } from '../../packet/parse.ts'
import { apply } from '../../rules/apply.ts'
import { digests } from '../../workspace/digests.ts'
import type { Change, Refusal, Scene } from '../act.ts'
import { after, atEndOf, type Edits, newSection, removed, revised, rewritten } from './edits.ts'
import { listed } from './given.ts'
import { termsInForce } from './in-force.ts'

export type Outcome = {
  readonly changes: readonly Change[]
  /** The scene with the changed page. */
  readonly scene: Scene
  /** What is new or says something else now. */
  readonly blocks: readonly Acceptable[]
}

export type Draft = Pick<DraftRecord, 'verb' | 'targets'>

export function outcomeOf(draft: Draft, text: string, scene: Scene): Outcome | Refusal {
  const [target] = draft.targets
  const edits = target ? editsFor(draft.verb, target, text, scene) : { no: 'The draft names nothing.' }
  if ('no' in edits) return edits
  const before = scene.subject.packet
  const changes = edits.changes.map(change => ({ ...change, text: withLineEnds(change.text, before) }))
  const groups = changes.map(change => [change])
  const page = parse(apply(before.text, groups).text)
  const why = whyUnclean(before, page, draft)
  if (why) return { no: why }
  const known = new Map(scene.blocks.map(block => [`${block.kind} ${block.name}`, block.digest]))
  const now = digests.blocks(page)
  const blocks = now.filter(block => known.get(`${block.kind} ${block.name}`) !== block.digest)
  const unexpected = whyUnexpected(draft, target!, blocks, missing(scene.blocks, now), scene)
  if (unexpected) return { no: unexpected }
  const changed = {
    ...scene,
    subject: { ...scene.subject, packet: page },
    blocks: now,
    revision: digests.revision(page),
  }
  return { changes, scene: changed, blocks }
}

function editsFor(verb: Draft['verb'], target: LedgerTarget, text: string, scene: Scene): Edits {
  const { packet } = scene.subject
  if (target.kind === 'statement') {
    const statement = packet.statement(target.id)
    if (!statement)
      return { no: `${target.id} is not on the page any more. Reject the draft, or bring ${target.id} back.` }
    if (verb === 'revises') return revised(statement, text, packet)
    if (verb === 'adds after') return after(statement, text, packet)
    if (verb === 'removes') return removed(statement, packet)
  }
  if (target.kind === 'section') {
    const section = packet.sections.find(({ name }) => name.toLowerCase() === target.name.toLowerCase())
    if (verb === 'revises' && section) return rewritten(section, text, packet)
    if (verb === 'adds to' && section) return atEndOf(section, text, packet)
    if (verb === 'adds to') return newSection(target.name, following(target.name, scene), text, packet)
  }
  return { no: `A draft that ${verb} this is not known.` }
}

/** The sections that the profile has behind this one; where it does not know it, what ends a packet. */
function following(name: string, scene: Scene): readonly string[] {
  const { sections } = termsInForce(scene).profile
  const lower = name.toLowerCase()
  const at = sections.findIndex(one => [one.name, ...one.aliases].some(said => said.toLowerCase() === lower))
  const behind = at < 0 ? [] : sections.slice(at + 1).flatMap(one => [one.name, ...one.aliases])
  return [...behind.map(said => said.toLowerCase()), 'handoff ledger']
}

const problems = ({ blocks }: Packet) => blocks.flatMap(({ block }) => block.problems.map(({ message }) => message))
const boxes = ({ statements }: Packet) =>
  statements
    .filter(({ letter }) => /[ODR]/.test(letter))
    .map(({ id }) => id)
    .join()
const entries = ({ statements }: Packet) => statements.reduce((count, { thread }) => count + thread.length, 0)
const directives = ({ blocks }: Packet) => blocks.reduce((count, { block }) => count + block.directives.length, 0)
const restriction = ({ fields }: Statement) =>
  fields.flatMap(field => (field.name === 'restricted to' ? field.roles : [])).join()
const tables = ({ table }: Packet) => JSON.stringify(table?.rows.map(({ label, text }) => [label, text]) ?? '')

function whyUnclean(before: Packet, page: Packet, draft: Draft): string | undefined {
  const { verb } = draft
  const [old, fresh] = [problems(before), problems(page)]
  if (fresh.length > old.length)
    return `The page could not be read with this text: ${fresh.find(message => !old.includes(message)) ?? fresh[0]}`
  if (boxes(before) !== boxes(page))
    return 'A draft brings no objections, drafts or carried risks: those are acts of their own.'
  if (verb !== 'removes' && entries(before) !== entries(page))
    return 'A draft brings no entries of a thread: whoever answers does so with `countersign answer`.'
  if (directives(before) !== directives(page) && verb !== 'removes')
    return 'A draft brings no comments that suppress findings.'
  const opened = before.statements.find(
    one => restriction(one) && page.statement(one.id) && restriction(page.statement(one.id)!) !== restriction(one),
  )
  if (opened) return `${opened.id} is restricted, and a draft does not change who may read it.`
  if (tables(before) !== tables(page)) return 'A draft does not touch the handoff ledger: acts write it.'
  if (page.sections.length - before.sections.length > (isNewSection(draft, before) ? 1 : 0))
    return 'A draft brings no headings. A section that is missing comes with `--add-to`.'
  const known = new Set(repeated(before))
  const twice = repeated(page).find(id => !known.has(id))
  return twice ? `${twice} would stand there twice. Give the new statement the next free number.` : undefined
}

const isNewSection = ({ verb, targets: [target] }: Draft, { sections }: Packet) =>
  verb === 'adds to' &&
  target?.kind === 'section' &&
  !sections.some(({ name }) => name.toLowerCase() === target.name.toLowerCase())

const repeated = ({ statements }: Packet): readonly string[] =>
  [...Map.groupBy(statements, ({ id }) => id)].flatMap(([id, same]) => (same.length > 1 ? [id] : []))

/** A page keeps the line ends that it has. */
const withLineEnds = (text: string, page: Packet) =>
  page.text.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text

function missing(before: readonly Acceptable[], now: readonly Acceptable[]): readonly string[] {
  const there = new Set(now.map(({ name }) => name))
  return before.filter(({ name }) => !there.has(name)).map(({ name }) => name)
}

function whyUnexpected(
  { verb }: Draft,
  target: LedgerTarget,
  blocks: readonly Acceptable[],
  gone: readonly string[],
  scene: Scene,
): string | undefined {
  const name = target.kind === 'statement' ? target.id : target.kind === 'section' ? target.name : ''
  const known = new Map(scene.blocks.map(block => [block.name, block.kind]))
  const removes = verb === 'removes'
  const extra = gone.filter(one => !removes || (one !== name && known.get(one) === 'statement'))
  if (extra.length > 0) return `${listed(extra)} would be gone from the page.`
  const isStrange = (block: Acceptable) =>
    verb === 'revises'
      ? block.name.toLowerCase() !== name.toLowerCase()
      : block.kind === 'statement' && (removes || known.has(block.name))
  const strange = blocks.filter(isStrange).map(block => block.name)
  if (strange.length > 0) return `More than ${name} would change: ${listed(strange)}. Propose that by itself.`
  const used = usedIds(scene)
  const reused = blocks.find(block => block.kind === 'statement' && !known.has(block.name) && used.has(block.name))
  if (reused)
    return `${reused.name} was in use before, and no ID is used twice. Give the new statement the next free number.`
  return blocks.length === 0 && !removes ? 'The page says so already: nothing would change.' : undefined
}

/** IDs that the ledger has for statements, whether they are still on the page or not. */
function usedIds({ ledger: { state } }: Scene): ReadonlySet<string> {
  const targets = [...state.objections.values(), ...state.drafts.values()].flatMap(one => one.targets)
  const named = targets.flatMap(target => (target.kind === 'statement' ? [target.id] : []))
  return new Set([...state.acceptances.keys(), ...state.threads.keys(), ...named])
}
