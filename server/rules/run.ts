// Runs every rule over a subject. What an earlier run found is kept, and a rule is asked again only where something
// that it looked at has changed.
import type { Block, Fix, Range, Statement } from '../../schemas/packet.ts'
import type { Subject } from '../workspace/subject.ts'
import { rules } from './index.ts'
import type { Finding, Rule, Severity, World } from './rule.ts'
import { covers, suppressing } from './suppress.ts'
import { changedLooks, remembering, worldOf } from './world.ts'

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
type Memory = {
  readonly world: World
  readonly levels: Levels | undefined
  readonly blocks: ReadonlyMap<Block, readonly Found[]>
  readonly statements: ReadonlyMap<Statement, { readonly found: readonly Found[]; readonly looks: ReadonlySet<string> }>
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
  const memory = before && reusable(before, subject, levels) ? before.memory : undefined
  const world = worldOf(subject, memory && (definition => known(memory.world, definition)))
  const changed = memory ? changedLooks(memory.world, world) : undefined

  const found: Found[] = []
  const blocks = new Map<Block, readonly Found[]>()
  for (const { block } of subject.packet.blocks) {
    const mine = memory?.blocks.get(block) ?? run(blockRules, rule => rule.check(block, world))
    blocks.set(block, mine)
    if (mine.length > 0) found.push(...mine)
  }
  const statements: Map<Statement, { found: readonly Found[]; looks: ReadonlySet<string> }> = new Map()
  for (const statement of subject.packet.statements) {
    let mine = memory?.statements.get(statement)
    if (!mine || touched(mine.looks, changed!)) {
      const looks = new Set<string>()
      const near = remembering(world, looks)
      mine = { found: run(statementRules, rule => rule.check(statement, near)), looks }
    }
    statements.set(statement, mine)
    if (mine.found.length > 0) found.push(...mine.found)
  }
  found.push(...run(packetRules, rule => rule.check(world)))
  return { subject, findings: report(found, world, levels), memory: { world, levels, blocks, statements } }
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

function report(found: readonly Found[], world: World, levels: Levels | undefined): readonly Reported[] {
  const { packet, clock } = world
  const comments = covers(packet, clock.today)
  const level = new Map(rules.map(rule => [rule, severityOf(rule, world, levels)]))
  const out: Reported[] = []
  const add = ({ rule, finding }: Found) => {
    const severity = level.get(rule)!
    if (severity === 'off') return
    const range = packet.range(finding.span)
    const cover = comments.length > 0 ? suppressing(comments, rule.code, range) : undefined
    if (cover) (rule.guards ? cover.powerless : cover.used).add(rule.code)
    const related = finding.related?.map(({ span, message }) => ({ range: packet.range(span), message })) ?? []
    const reported = { rule, severity, message: finding.message, range, related, finding }
    out.push(cover && !rule.guards ? { ...reported, suppressed: excuse(cover.directive) } : reported)
  }
  for (const one of found) add(one)
  for (const one of run(suppressionRules, rule => rule.check(comments, world))) add(one)
  return out.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

const excuse = ({ reason, until }: { reason: string; until?: { day: string | undefined } }) =>
  until?.day ? { reason, until: until.day } : { reason }

function run<R extends Rule>(list: readonly R[], ask: (rule: R) => Iterable<Finding>): readonly Found[] {
  let found: Found[] | undefined
  for (const rule of list) for (const finding of ask(rule)) (found ??= []).push({ rule, finding })
  return found ?? none
}
const none: readonly Found[] = []

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

function known(world: World, definition: World['sources'][number]['definition']) {
  const source = world.source(definition.id)
  return source?.definition === definition ? source : undefined
}
