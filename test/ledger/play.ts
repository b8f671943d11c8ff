// Ledgers from scripts, and what they add up to as text. A line is one event:
//   name: @actor type { body } after name, name; unsigned
// In a body `$name` is an event, `words` and digests are given as text, and `C1` or `§ Rollback` is a target. An event
// knows everything above it, or only what `after` names with its past.
import assert from 'node:assert/strict'
import { parse as parseYaml } from 'yaml'
import type { LedgerBlock, Seal } from '../../schemas/ledger.ts'
import { readSigners } from '../../server/ledger/allowed-signers.ts'
import { canonical, digestOf, type Value } from '../../server/ledger/canonical.ts'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { namespaceOf } from '../../server/ledger/definition.ts'
import { writeEvent } from '../../server/ledger/event.ts'
import { definitionOf, type EventType, type LedgerEvent } from '../../server/ledger/events/index.ts'
import { foldLedger, type Ledger } from '../../server/ledger/fold.ts'
import type { World } from '../../server/ledger/judge.ts'
import { policyName, signatureName } from '../../server/ledger/names.ts'
import { nextEvent } from '../../server/ledger/next.ts'
import type { Policy } from '../../server/ledger/policy.ts'
import { sealOf } from '../../server/ledger/seal.ts'
import type { Demand, Examined } from '../../server/ledger/sshsig.ts'
import { writeWords } from '../../server/ledger/words.ts'
import type { PolicyFile } from '../../server/workspace/policy.ts'
import { armored, type Hand, type SoftwareKey, softwareKey } from './keys.ts'

export const people = ['maria', 'raman', 'lea', 'otto', 'sam', 'nadia'] as const
const keys = new Map<string, SoftwareKey>([
  ...people.map((name): [string, SoftwareKey] => [name, softwareKey('ed25519')]),
  ['token', softwareKey('sk-ed25519')],
  ['stranger', softwareKey('ed25519')],
])
export const keyOf = (name: string): SoftwareKey => keys.get(name)!

export type TestPolicy = {
  readonly version: number
  /** Lines of `allowed_signers` after the people's own. */
  readonly signers?: string
  /** Who may do an act. An act that is not here, everybody may. */
  readonly may?: Readonly<Record<string, readonly string[]>>
  readonly demand?: Readonly<Record<string, Demand>>
  /** How strict it is, for `looserThan`. */
  readonly strictness?: number
  /** People whose keys are not listed. */
  readonly without?: readonly string[]
}

const text = (policy: TestPolicy) => canonical(policy as Value)
const digestOfPolicy = (policy: TestPolicy) => digestOf(text(policy))
type Law = Policy & { readonly source: TestPolicy }
const parsed = new Map<string, Law>()

function readPolicy(digest: string, bytes: Uint8Array | undefined): Law | undefined {
  const known = parsed.get(digest)
  if (known || !bytes) return known
  const source = JSON.parse(Buffer.from(bytes).toString()) as TestPolicy
  const listed = people.filter(name => !source.without?.includes(name))
  const lines = [
    ...listed.map(name => `${name} ${keyOf(name).listed}`),
    `raman ${keyOf('token').listed}`,
    source.signers ?? '',
  ]
  const policy: Law = {
    source,
    signers: readSigners(lines.join('\n')),
    demand: (act: string) => source.demand?.[act] ?? 'any',
    whyNot: ({ act, event }: { act: string; event: LedgerEvent }) =>
      (source.may?.[act]?.includes(event.actor) ?? true) ? undefined : `${event.actor} may not ${act}`,
    looserThan: (former: Policy) =>
      (source.strictness ?? 0) < ((former as Law).source.strictness ?? 0) ? ['It is less strict.'] : [],
  }
  parsed.set(digest, policy)
  return policy
}

const examined = new Map<string, Examined>()
export const world: World = { policy: readPolicy, memory: examined }

/** What a script is played on. */
export type Stage = {
  readonly packet: string
  /** What is said first where the script does not open the packet itself. */
  readonly opening: string
  /** Policies by their names. The first one is in force at the beginning. */
  readonly laws: ReadonlyMap<string, PolicyFile>
  readonly world: World
  keyOf(name: string): SoftwareKey
  /** `C1` or `§ Rollback` as its text stood: as `version` says. */
  block(name: string, version: string | undefined): LedgerBlock
  /** What somebody who accepts it has read, and where. */
  accepted(name: string, version: string | undefined): { readonly words: string; readonly section?: string } | undefined
  revision(said: string): string
}

export type Play = {
  readonly files: readonly LedgerFile[]
  readonly ledger: Ledger
  /** Event → its name in the script. */
  readonly names: ReadonlyMap<string, string>
  id(name: string): string
}

const line = /^(\S+): (\S+) ([a-z-]+)(?: (\{.*\}))?(?: after ([^;]+))?(?:; (.+))?$/

export const opening = 'open: @maria packet-opened { profile: credential-exception, coordinator: maria, owner: raman }'

export const play = (script: string, policies: Readonly<Record<string, TestPolicy>> = {}): Play =>
  playOn(stageOf({ first: { version: 1 }, ...policies }), script)

/** People of its own, digests of made-up texts, and policies that let everybody do everything unless they say otherwise. */
function stageOf(policies: Readonly<Record<string, TestPolicy>>): Stage {
  const law = (policy: TestPolicy) => {
    const digest = digestOfPolicy(policy)
    return { digest, name: policyName(digest), bytes: Buffer.from(text(policy)) }
  }
  return {
    packet: 'PKT-1',
    opening,
    laws: new Map(Object.entries(policies).map(([name, policy]) => [name, law(policy)])),
    world,
    keyOf,
    block: (name, version = '') =>
      name.startsWith('§ ')
        ? { kind: 'section', name: name.slice(2), digest: digestOf(version) }
        : { kind: 'statement', id: name, digest: digestOf(version) },
    accepted: () => undefined,
    revision: digestOf,
  }
}

export function playOn(stage: Stage, script: string): Play {
  const files = new Map<string, LedgerFile>()
  const put = (name: string, bytes: Uint8Array | string) => files.set(name, { name, bytes: Buffer.from(bytes) })
  const [first] = stage.laws.values()
  for (const { name, bytes } of stage.laws.values()) put(name, bytes)
  const ids = new Map<string, string>()
  const past = new Map<string, ReadonlySet<string>>()

  const all = script.trim().startsWith('open') ? script : `${stage.opening}\n${script}`
  for (const source of all
    .split('\n')
    .map(row => row.trim())
    .filter(row => row !== '')) {
    const match = line.exec(source)
    if (!match) throw new Error(`No line of a script: ${source}`)
    const [, name, actor, type, body, after, how = ''] = match as unknown as [
      string,
      string,
      string,
      EventType,
      ...(string | undefined)[],
    ]
    const parents = after ? after.split(',').map(parent => parent.trim()) : [...ids.keys()]
    const known = new Set(parents.flatMap(parent => [ids.get(parent)!, ...past.get(parent)!]))
    const ledger = foldLedger(
      [...files.values()].filter(file => /policy|words/.test(file.name) || known.has(file.name.slice(0, 64))),
      stage.world,
    )
    const words = (said: string) => {
      const file = writeWords(said, digestOf(said).slice(0, 32))
      put(file.name, file.bytes)
      return file.digest
    }
    const context = { ids, words, ledger, stage, type }
    const inForce = type === 'packet-opened' ? undefined : ledger.standing.policies[0]?.value
    const policy = inForce ?? first!.digest
    const minute = String(ids.size % 60).padStart(2, '0')
    const next = nextEvent(
      ledger,
      {
        type,
        actor,
        time: `${/on (\S+)/.exec(how)?.[1] ?? `2026-11-${String(10 + Math.floor(ids.size / 60)).padStart(2, '0')}`}T09:${minute}:00Z`,
        body: fill(parseYaml(body ?? '{}'), context) as never,
      },
      { packet: stage.packet, policy },
    )
    if ('problems' in next) throw new Error(`${source}\n${next.problems.join('\n')}`)
    const file = writeEvent(next.event)
    put(file.name, file.bytes)
    ids.set(name, file.id)
    past.set(name, known)
    if (!how.includes('unsigned') && (/by|for|flags/.test(how) || actor.startsWith('@')))
      sign(file, next.event, how, stage, put)
  }
  const list = [...files.values()]
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  return { files: list, ledger: foldLedger(list, stage.world), names, id: name => ids.get(name)! }
}

/** `by NAME`, `for ACT`, `flags N`, `on DAY` */
function sign(
  { id, bytes }: { id: string; bytes: Uint8Array },
  event: LedgerEvent,
  how: string,
  stage: Stage,
  put: (name: string, bytes: string) => void,
): void {
  const key = stage.keyOf(/by (\w+)/.exec(how)?.[1] ?? event.actor.slice(1))
  const act = /for ([\w-]+)/.exec(how)?.[1] ?? definitionOf(event.type).act
  const flags = /flags (\d)/.exec(how)?.[1]
  const hand: Hand | undefined = flags ? { flags: Number(flags), counter: 1 } : undefined
  put(signatureName(id, digestOf(key.blob)), armored(key, namespaceOf(act), bytes, hand))
}

type Context = {
  ids: ReadonlyMap<string, string>
  words(said: string): string
  ledger: Ledger
  stage: Stage
  type: EventType
}

/** Says in full what a script says in short. */
function fill(value: unknown, context: Context, key = ''): unknown {
  if (Array.isArray(value)) return value.map(item => fill(item, context, key))
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string') return fillText(value, key, context)
  if (typeof value !== 'object' || value === null) return value
  const filled = Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'seal')
      .map(([name, item]) => [name, fill(item, context, name)]),
  )
  return 'seal' in value ? { ...filled, ...sealFrom(String(value.seal), context) } : filled
}

/** Of the page and the events as they are now; or, as `$name`, the one that another decision names. */
function sealFrom(said: string, { ids, ledger, stage }: Context): object {
  if (!said.startsWith('$')) return { revision: stage.revision(said), ...sealOf(ledger.events, ledger.heads, ledger) }
  const { revision, heads, count, set } = ledger.event(ids.get(said.slice(1))!)!.event.body as Seal
  return { revision, heads, count, set }
}

const blocks = new Set(['targets', 'blocks', 'criteria', 'accepted'])

function fillText(value: string, key: string, { ids, words, stage, type }: Context): unknown {
  if (value.startsWith('$'))
    return blocks.has(key) ? { kind: 'event', event: ids.get(value.slice(1)) } : ids.get(value.slice(1))
  if (key === 'words' || key === 'texts') return words(value)
  if (key === 'from' || key === 'to')
    return value.startsWith('policy ') ? stage.laws.get(value.slice(7))!.digest : value
  if (key === 'revision') return stage.revision(value)
  if (key === 'digest' && value.startsWith('of ')) return stage.block(value.slice(3), undefined).digest
  if (['digest', 'manifest'].includes(key)) return digestOf(value)
  if (key === 'seen' || key === 'between') return sight(value)
  if (!blocks.has(key)) return value
  const parts = value.split(' / ')
  const [name = '', version, accepted] = parts.filter(part => !part.startsWith('saw '))
  const seen = parts.filter(part => part.startsWith('saw ')).map(part => sight(part.slice(4)))
  if (name === 'packet') return { kind: 'packet' }
  const base = stage.block(name, version)
  const read = accepting.has(type) ? stage.accepted(name, version) : undefined
  const said = accepted ?? read?.words
  return said === undefined ? base : { ...base, ...read, words: words(said), seen }
}

/** `E1 = 3` is evidence that read `3`; without the excerpt, it read anything. */
function sight(said: string) {
  const [id = '', excerpt] = said.split(' = ')
  return { id: id.split(' ')[0], digest: digestOf(excerpt ?? said) }
}

const accepting = new Set<EventType>(['text-accepted', 'draft-accepted'])

/** What the ledger says, line by line. */
export function tell({ ledger, names }: Pick<Play, 'ledger' | 'names'>): string {
  const { state, standing, damage } = ledger
  const name = (id: string | undefined) => (id ? (names.get(id) ?? id.slice(0, 8)) : '')
  const shown = (event: string) => ledger.shownId(event)
  const who = (said: { actor: string; proven: boolean }) => `${said.actor}${said.proven ? '' : '?'}`
  const held = (list: readonly { value: string }[]) => list.map(({ value }) => `@${value}`).join(' ')
  return [
    `owner ${held(standing.owners)}`,
    ...[...standing.reviewers].map(([role, list]) => `${role} ${held(list)}`),
    ...[...standing.mandatory].map(([role, [first]]) => `${role} mandatory ${first!.value}`),
    ...[...state.objections.values()].map(
      one =>
        `${shown(one.event)} ${who(one)} ${one.status}${one.thread.map(entry => ` ${entry.verb}:${who(entry)}`).join('')}`,
    ),
    ...[...state.drafts.values()].map(
      one =>
        `${shown(one.event)} ${who(one)} ${one.status}${one.decisions.map(({ reason, corrected }) => (reason ? ` (${reason})` : corrected ? ' (corrected)' : '')).join('')}`,
    ),
    ...[...state.acceptances].map(([block, list]) => `${block} accepted ${list.map(({ by }) => `@${by}`).join(' ')}`),
    ...[...state.risks.values()].map(
      one => `${shown(one.event)} ${who(one)} carries ${shown(one.objection)}${one.until ? ` until ${one.until}` : ''}`,
    ),
    ...[...state.reviews].map(([by, list]) => `${by} ${list.map(({ outcome }) => outcome).join(', ')}`),
    ...[...state.threads].map(([id, list]) => `${id} ${list.map(entry => `${entry.verb}:${who(entry)}`).join(' ')}`),
    ...[...state.retrievals].map(([id, list]) => `${id} retrieved ${list.map(who).join(' ')}`),
    ...[...state.confirmations].map(([id, list]) => `${id} holds ${list.map(who).join(' ')}`),
    ...[...state.settlements.values()].map(
      ({ stands, between }) => `${stands} stands of ${between.map(({ id }) => id).join(' ')}`,
    ),
    ...[...state.holds.values()].map(
      one => `hold ${who(one)}${one.path ? ` ${one.path}` : ''}${one.lifted ? ` lifted by ${name(one.lifted)}` : ''}`,
    ),
    ...[...state.suspicions.values()].map(
      one =>
        `suspicion ${who(one)}${one.dismissedBy.map(id => ` dismissed by ${name(id)}`).join('')}${one.escalatedBy.map(id => ` escalated by ${name(id)}`).join('')}`,
    ),
    ...[...state.escalations.values()].map(
      one => `escalation ${who(one)} ${one.path}${one.closedBy.map(id => ` closed by ${name(id)}`).join('')}`,
    ),
    ...[...state.recommendations.values()].map(one => `recommendation ${who(one)} ${one.advice}`),
    ...[...state.marks.values()].map(one => `ready ${who(one)} as ${one.as}, ${one.count} events`),
    ...[...state.handoffs.values()].map(
      one =>
        `handoff ${who(one)} to ${one.to}${one.received ? `, received by ${one.received.party}` : ''}${(one.returned?.reasons ?? []).map(({ label, answers }) => `, returned: ${label} (${answers.length} answers)`).join('')}`,
    ),
    ...[...state.releases.values()].map(one => `release ${who(one)} ${one.section} to ${one.audience}`),
    ...[...state.exports.values()].map(one => `export ${who(one)} to ${one.audience}`),
    ...[...state.disposed].map(([, event]) => `disposed by ${name(event)}`),
    ...damage.map(one =>
      `! ${one.kind} ${name(one.event)}${(one.others ?? []).map(id => ` ${name(id)}`).join('')}${one.settledBy ? ` (settled by ${name(one.settledBy)})` : ''}`.replace(
        '  ',
        ' ',
      ),
    ),
  ].join('\n')
}

export type Laws = Readonly<Record<string, TestPolicy>>

/** Every ledger here has its owner, @raman, unless the answer says otherwise. */
export function check(script: string, expected: string, laws: Laws = {}) {
  const lines = (text: string) =>
    text
      .split('\n')
      .map(row => row.trim())
      .filter(row => row !== '' && row !== 'owner @raman')
  assert.deepEqual(lines(tell(play(script, laws))), lines(expected))
}

/** How long a property is tried. `COUNTERSIGN_RUNS` multiplies it. */
export const runs = (numRuns: number) => ({
  seed: Number(process.env.COUNTERSIGN_SEED ?? 20261120),
  numRuns: numRuns * Number(process.env.COUNTERSIGN_RUNS ?? 1),
  interruptAfterTimeLimit: 12_000,
})
