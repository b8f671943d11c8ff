// Runs every rule over a subject. What an earlier run found is kept, and a rule is asked again only where something
// that it looked at has changed.
import type { Block, Fix, Range, Statement } from '../../schemas/packet.ts'
import type { Subject } from '../workspace/subject.ts'
import { rules } from './index.ts'
import type { Finding, Near, Rule, Severity, World } from './rule.ts'
import { sameShape } from './shape.ts'
import { covers, suppressing } from './suppress.ts'
import { changedLooks, differing, remembering, worldOf } from './world.ts'

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
  readonly memory: Memory
}

/** Severities by rule, over those of the workspace and the profile. */
export type Levels = Readonly<Record<string, Severity | 'off'>>

type Found = { readonly rule: Rule; readonly finding: Finding }
type Asked = { readonly found: readonly Found[]; readonly looks: ReadonlySet<string> }

/** What was found where, for as long as a block or a statement lives: an edit leaves nearly all of them the same objects. */
type Memory = {
  readonly world: World
  readonly levels: Levels | undefined
  readonly severities: ReadonlyMap<Rule, Severity | 'off'>
  readonly blocks: WeakMap<Block, Asked>
  readonly statements: WeakMap<Statement, Asked>
  /** What each rule on the whole packet found last. */
  readonly packet: ReadonlyMap<Rule, readonly Found[]>
}

const ofScope = <S extends Rule['scope']>(scope: S) =>
  rules.filter((rule): rule is Extract<Rule, { scope: S }> => rule.scope === scope)
const [blockRules, statementRules, packetRules, suppressionRules] = [
  ofScope('block'),
  ofScope('statement'),
  ofScope('packet'),
  ofScope('suppressions'),
]

export function check(subject: Subject, levels?: Levels, before?: Checked): Checked {
  const last = before && reusable(before, subject, levels) ? before.memory : undefined
  const world = worldOf(subject, last?.world)
  const changed = last ? changedLooks(last.world, world) : none.looks
  const memory: Memory = last ? { ...last, world } : begin(world, levels)

  const found: Found[] = []
  const keep = <K extends WeakKey>(known: WeakMap<K, Asked>, key: K, ask: (near: Near) => readonly Found[]) => {
    let mine = known.get(key)
    if (!mine || touched(mine.looks, changed)) known.set(key, (mine = asking(world, ask)))
    for (const one of mine.found) found.push(one)
  }
  for (const { block } of subject.packet.blocks)
    keep(memory.blocks, block, near => run(blockRules, rule => rule.check(block, near)))
  for (const statement of subject.packet.statements)
    keep(memory.statements, statement, near => run(statementRules, rule => rule.check(statement, near)))
  const stands = last ? standing(last.world, world) : () => false
  const packet = new Map<Rule, readonly Found[]>()
  for (const rule of packetRules) {
    const before = rule.reads === 'shape' ? last?.packet.get(rule) : undefined
    const mine = before && stands(before) ? before : run([rule], one => one.check(world))
    packet.set(rule, mine)
    for (const one of mine) found.push(one)
  }
  return { subject, findings: report(found, memory), memory: { ...memory, packet } }
}

/** Tells of findings whether they still hold and still stand where they did, for rules that read no sentence. */
function standing(before: World, now: World): (found: readonly Found[]) => boolean {
  const [removed, added] = differing(before.packet, now.packet)
  if (before.sources !== now.sources || !sameShape(removed, added)) return () => false
  const gone = new Set(removed)
  return found =>
    !found.some(
      ({ finding: { span, related } }) => gone.has(span.block) || related?.some(one => gone.has(one.span.block)),
    )
}

function begin(world: World, levels: Levels | undefined): Memory {
  const severities = new Map(rules.map(rule => [rule, severityOf(rule, world, levels)]))
  return { world, levels, severities, blocks: new WeakMap(), statements: new WeakMap(), packet: new Map() }
}

function asking(world: World, ask: (near: Near) => readonly Found[]): Asked {
  const looks = new Set<string>()
  const found = ask(remembering(world, looks))
  return { found, looks: looks.size > 0 ? looks : none.looks }
}

/** The fixes of one finding, computed when somebody asks. */
export function fixes({ memory }: Checked, { rule, finding }: Reported): readonly Fix[] {
  return rule.fix?.(finding, memory.world) ?? []
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

function report(found: readonly Found[], { world, severities }: Memory): readonly Reported[] {
  const { packet, clock } = world
  const comments = covers(packet, clock.today)
  const out: Reported[] = []
  const add = ({ rule, finding }: Found) => {
    const severity = severities.get(rule)!
    if (severity === 'off') return
    const range = packet.range(finding.span)
    const cover = comments.length > 0 ? suppressing(comments, rule.code, range) : undefined
    if (cover) (rule.guards ? cover.powerless : cover.used).add(rule.code)
    const excused = cover && !rule.guards ? { suppressed: excuse(cover.directive) } : undefined
    const related = finding.related
      ? finding.related.map(({ span, message }) => ({ range: packet.range(span), message }))
      : alone
    out.push({ rule, severity, message: finding.message, range, related, finding, ...excused })
  }
  for (const one of found) add(one)
  for (const one of run(suppressionRules, rule => rule.check(comments, world))) add(one)
  return out.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

const alone: Reported['related'] = []

const excuse = ({ reason, until }: { reason: string; until?: { day: string | undefined } }) =>
  until?.day ? { reason, until: until.day } : { reason }

function run<R extends Rule>(list: readonly R[], ask: (rule: R) => Iterable<Finding>): readonly Found[] {
  let found: Found[] | undefined
  for (const rule of list) for (const finding of ask(rule)) (found ??= []).push({ rule, finding })
  return found ?? none.found
}
const none: Asked = { found: [], looks: new Set() }

function touched(looks: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false
  for (const look of looks) if (changed.has(look)) return true
  return false
}

const reusable = ({ subject: before, memory }: Checked, now: Subject, levels: Levels | undefined) =>
  before.profile === now.profile &&
  before.workspace === now.workspace &&
  before.clock === now.clock &&
  memory.levels === levels
