// Runs every rule over a subject. What an earlier run found is kept, and a rule is asked again only where something
// that it looked at has changed.
import type { Block, Fix, Packet, Range, Statement } from '../../schemas/packet.ts'
import type { Subject } from '../workspace/subject.ts'
import { rules } from './index.ts'
import { type Found, Memory, Sweep } from './memory.ts'
import type { Finding, Rule, Severity, World } from './rule.ts'
import { sameOutline, sameShape } from './shape.ts'
import { keptFrom } from './shared/again.ts'
import { covers, suppressing } from './suppress.ts'
import { changedLooks, differing, worldOf } from './world.ts'

/** A finding as a face shows it. */
export type Reported = {
  readonly rule: Rule
  readonly severity: Severity
  readonly message: string
  readonly range: Range
  readonly related: readonly { readonly range: Range; readonly message: string }[]
  /** Set where a comment on the page suppresses it. Guards are never suppressed. */
  readonly suppressed?: { readonly reason: string; readonly until?: string }
  readonly finding: Finding
}

export type Checked = {
  readonly subject: Subject
  /** In the order of the page, suppressed ones among them. */
  readonly findings: readonly Reported[]
  readonly world: World
  readonly state: State
}

/** Severities by rule, over those of the workspace and the profile. */
export type Levels = Readonly<Record<string, Severity | 'off'>>

/** What one check leaves for the next. The next takes it; a second one from the same check begins from nothing. */
export type State = {
  taken: boolean
  readonly levels: Levels | undefined
  readonly severities: ReadonlyMap<Rule, Severity | 'off'>
  readonly blocks: readonly Memory<Block>[]
  readonly statements: readonly Memory<Statement>[]
  readonly sweeps: ReadonlyMap<Rule, Sweep>
  /** What each rule on the whole packet found last. */
  readonly packet: Map<Rule, readonly Found[]>
}

const ofScope = <S extends Rule['scope']>(scope: S) =>
  rules.filter((rule): rule is Extract<Rule, { scope: S }> => rule.scope === scope)
const blockRules = ofScope('block')
const statementRules = ofScope('statement')
const sweepRules = ofScope('every block')
const packetRules = ofScope('packet')
const suppressionRules = ofScope('suppressions')

export function check(subject: Subject, levels?: Levels, before?: Checked): Checked {
  const last = before && reusable(before, subject, levels) ? before : undefined
  const world = worldOf(subject, last?.world)
  const state = last ? take(last.state) : begin(world, levels)
  const [removed, added] = last
    ? differing(last.world.packet, world.packet)
    : [none, subject.packet.blocks.map(({ block }) => block)]

  const changed = last ? changedLooks(last.world, world, removed, added) : none
  const [gone, fresh] = [statementsOf(removed), statementsOf(added)]
  for (const memory of state.blocks) memory.update(removed, added, changed, world)
  for (const memory of state.statements) memory.update(gone, fresh, changed, world)
  for (const rule of sweepRules) state.sweeps.get(rule)!.update(removed, added, rule.each(world), world)
  const stands = last ? standing(last.world, world, removed, added) : nowhere
  for (const rule of packetRules) {
    const known = state.packet.get(rule)
    if (known && rule.reads && stands[rule.reads]?.(known)) continue
    state.packet.set(rule, keptFrom(known, asked(rule, rule.check(world))))
  }
  return { subject, findings: report(state, world), world, state }
}

const take = (state: State): State => {
  state.taken = true
  return { ...state, taken: false }
}

const none: readonly never[] = []
const nowhere: ReturnType<typeof standing> = {}
const statementsOf = (blocks: readonly Block[]) => blocks.flatMap(({ statements }) => statements)

function begin(world: World, levels: Levels | undefined): State {
  const severities = new Map(rules.map(rule => [rule, severityOf(rule, world, levels)]))
  const blocks = blockRules.map(rule => new Memory<Block>((block, near) => asked(rule, rule.check(block, near))))
  const statements = statementRules.map(
    rule => new Memory<Statement>((statement, near) => asked(rule, rule.check(statement, near))),
  )
  const sweeps = new Map(
    sweepRules.map(rule => [rule, new Sweep((block, things) => swept(rule, block, things), rule.most)]),
  )
  return { taken: false, levels, severities, blocks, statements, sweeps, packet: new Map() }
}

function swept(rule: (typeof sweepRules)[number], block: Block, things: readonly object[]) {
  let found: Map<object, Found[]> | undefined
  for (const { thing, finding } of rule.check(block, things)) {
    found ??= new Map()
    const known = found.get(thing)
    if (known) known.push({ rule, finding })
    else found.set(thing, [{ rule, finding }])
  }
  return found
}

/** Tells of findings whether they still hold and still stand where they did, for rules that read no sentence. */
function standing(before: World, now: World, removed: readonly Block[], added: readonly Block[]) {
  const gone = new Set(removed)
  const standsThere = (found: readonly Found[]) =>
    !found.some(
      ({ finding: { span, related } }) => gone.has(span.block) || related?.some(one => gone.has(one.span.block)),
    )
  return {
    ...(sameOutline(removed, added) && { outline: standsThere }),
    ...(before.sources === now.sources && sameShape(removed, added) && { shape: standsThere }),
  }
}

/** The fixes of one finding, computed when somebody asks. */
export function fixes({ world }: Checked, { rule, finding }: Reported): readonly Fix[] {
  return rule.fix?.(finding, world) ?? []
}

/** How severe a rule is here. The floor of a guard holds whatever anybody says. */
export function severityOf(
  rule: Rule,
  { workspace, profile }: Pick<World, 'workspace' | 'profile'>,
  levels?: Levels,
): Severity | 'off' {
  const asked = levels?.[rule.code] ?? workspace.rules[rule.code] ?? profile.rules[rule.code] ?? rule.severity
  return rule.guards && weight[asked] < weight[rule.severity] ? rule.severity : asked
}

const weight = { off: 0, info: 1, warning: 2, error: 3 }

function report(
  { severities, blocks, statements, sweeps, packet: onPacket }: State,
  { packet, clock, ...world }: World,
): readonly Reported[] {
  const comments = covers(packet, clock.today)
  const covering = comments.length > 0 ? suppressing(comments) : undefined
  const out: Reported[] = []
  const add = (found: Found) => {
    const { rule, finding } = found
    const severity = severities.get(rule)!
    if (severity === 'off') return
    const range = packet.range(finding.span)
    const cover = covering?.(rule.code, range)
    if (cover) (rule.guards ? cover.powerless : cover.used).add(rule.code)
    const excused = cover && !rule.guards ? { suppressed: excuse(cover.directive) } : undefined
    const last = found.reported
    if (last && !excused && !last.suppressed && last.severity === severity && stillAt(range, last, packet)) {
      out.push(last)
      return
    }
    const related = finding.related
      ? finding.related.map(({ span, message }) => ({ range: packet.range(span), message }))
      : alone
    found.reported = { rule, severity, message: finding.message, range, related, finding, ...excused }
    out.push(found.reported)
  }
  for (const kept of [...blocks, ...statements, ...sweeps.values()]) kept.each(add)
  for (const found of onPacket.values()) found.forEach(add)
  for (const rule of suppressionRules)
    for (const one of asked(rule, rule.check(comments, { clock, ...world }))) add(one)
  return out.sort(inOrder)
}

const alone: Reported['related'] = []

/** Whether all that it points at stands where it stood. */
const stillAt = (range: Range, { range: before, related, finding }: Reported, packet: Packet): boolean =>
  sameRange(range, before) &&
  related.every((one, index) => sameRange(packet.range(finding.related![index]!.span), one.range))

const sameRange = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end

/** As the page has them; what stands at one place in the order of the rules, however it was found. */
const inOrder = (a: Reported, b: Reported) =>
  a.range.start - b.range.start ||
  a.range.end - b.range.end ||
  order.get(a.rule)! - order.get(b.rule)! ||
  (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
const order = new Map(rules.map((rule, index) => [rule, index]))

const excuse = ({ reason, until }: { reason: string; until?: { day: string | undefined } }) =>
  until?.day ? { reason, until: until.day } : { reason }

function asked(rule: Rule, said: Iterable<Finding>): readonly Found[] {
  let found: Found[] | undefined
  for (const finding of said) (found ??= []).push({ rule, finding })
  return found ?? nothing
}
const nothing: readonly Found[] = []

const reusable = ({ subject: before, state }: Checked, now: Subject, levels: Levels | undefined) =>
  !state.taken &&
  before.profile === now.profile &&
  before.workspace === now.workspace &&
  before.clock === now.clock &&
  before.record === now.record &&
  before.signers === now.signers &&
  before.anchor === now.anchor &&
  before.unknownProfile === now.unknownProfile &&
  state.levels === levels
