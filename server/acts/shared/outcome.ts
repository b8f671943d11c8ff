// What the page would say with a draft in place of its target, read again from the text: only what was announced may
// change, so that nothing slips in with it (another statement, an objection, a thread entry, a heading, a suppression).
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Packet, Statement } from '../../../schemas/packet.ts'
import type { DraftRecord } from '../../ledger/state.ts'
import type { Acceptable } from '../../packet/digest.ts'
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
  const page = parse(
    apply(
      before.text,
      edits.changes.map(change => [change]),
    ).text,
  )
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
  return { changes: edits.changes, scene: changed, blocks }
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

function whyUnclean(before: Packet, page: Packet, { verb }: Draft): string | undefined {
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
  const twice = page.statements.find(({ id }, index) => page.statements.findIndex(one => one.id === id) !== index)
  return twice && before.statement(twice.id)
    ? `${twice.id} is on the page already. Give the new statement the next free number.`
    : undefined
}

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
  const removes = verb === 'removes'
  const extra = gone.filter(one => !removes || one !== name)
  if (
    extra.length > 0 &&
    !(removes && extra.every(one => scene.blocks.some(block => block.name === one && block.kind === 'section')))
  )
    return `${listed(extra)} would be gone from the page.`
  const known = new Set(scene.blocks.map(block => block.name))
  const strange = blocks.filter(block => {
    if (removes) return known.has(block.name) && block.kind === 'statement'
    if (verb === 'revises') return block.name.toLowerCase() !== name.toLowerCase()
    return known.has(block.name) && block.kind === 'statement'
  })
  if (strange.length > 0)
    return `More than ${name} would change: ${listed(strange.map(block => block.name))}. Propose that by itself.`
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
