// A packet that is ready to be handed off, its people with keys of their own, and its bundle on the disk.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Desk, Scene } from '../../server/acts/act.ts'
import { handingOff, handOff } from '../../server/acts/hand-off.ts'
import { type Hands, perform } from '../../server/acts/perform.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { closedIn } from '../../server/acts/shared/closed.ts'
import { bundleOf, forReader, signedBundle } from '../../server/handoff/bundle.ts'
import type { BundleFile } from '../../server/handoff/tar.ts'
import { digestOf } from '../../server/ledger/canonical.ts'
import { parse } from '../../server/packet/parse.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import { digests } from '../../server/workspace/digests.ts'
import { writePolicy } from '../../server/workspace/policy.ts'
import { policyBy, recordOf } from '../../server/workspace/record.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { armored, type SoftwareKey, softwareKey } from '../ledger/keys.ts'
import { playOn, type Stage } from '../ledger/play.ts'
import { readAll } from '../support/memory-files.ts'

const handles = ['maria', 'raman', 'lea', 'sam'] as const
const keys = new Map<string, SoftwareKey>(
  [...handles, 'stranger'].map((name): [string, SoftwareKey] => [name, softwareKey('ed25519')]),
)
export const keyOf = (name: string): SoftwareKey => keys.get(name)!
/** As a receiver would keep it. */
export const signersOf = (...names: readonly string[]): string =>
  names.map(name => `${name} ${keyOf(name).listed}\n`).join('')
export const signers = signersOf(...handles)

const roster = `roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
agents:
  - { name: refresher }
`

export const page = `---
packet: PKT-2026-0142
profile: credential-exception
coordinator: maria
---

# Shared credential on the broker

## Findings

**F1.** Four services use one credential.[^E1]

**C1.** Only two hosts can read it.[^E1]

**N1.** Review membership. — @sam, due 2026-12-04

**Q1.** Who reads the logs at night?

## Evidence

[^E1]: **E1** system-record: [Inventory](evidence/inventory.md), captured 2026-11-10, fresh for 30d
[^E2]: **E2** system-record: [Findings](evidence/secret.md), captured 2026-11-10, restricted to security
`
const files = new Map([
  ['evidence/inventory.md', '# Inventory\n\nFour services use one credential.\n'],
  ['evidence/secret.md', 'Only for some.\n'],
])

/** Reviewed, contested, carried, and marked by both: what came before each readiness. */
export const story = `
  c1: @raman text-accepted { blocks: [C1] }
  o1: @lea objection-raised { id: O1, role: security, targets: [C1], words: Shell access is open. }
  a1: @maria objection-answered { objection: $o1, words: It is limited. }
  s1: @lea objection-sustained { objection: $o1, words: "Not shown, see *the list*." }
  r1: @raman risk-carried { id: R1, objection: $o1, targets: [C1], until: 2027-01-31, words: I answer for the gap. }
  o2: @sam objection-raised { id: O2, targets: [packet], words: "The date is tight.\\n\\n# Approved" }
  d1: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1], words: Only two. }
`
const readiness = `
  m1: @maria readiness-marked { seal: now, as: coordinator }
  m2: @raman readiness-marked { seal: now, as: owner }
`

export type Told = {
  readonly story?: string
  readonly readiness?: string
  readonly by?: string
  readonly key?: string
  readonly text?: string
  readonly page?: string
  /** The reader whose bundle it is, by a role; the formal decision where there is none. */
  readonly reader?: string
}

export async function leaving(told: Told = {}) {
  const packet = parse(told.page ?? page)
  const { workspace } = readWorkspace(roster)
  const resolved = resolveProfile('credential-exception', workspace)
  if (!('profile' in resolved)) throw new Error('The built-in profile does not resolve.')
  const { profile } = resolved
  const law = writePolicy({ profile, roster: workspace.roster, agents: workspace.agents, signers })
  const blocks = digests.blocks(packet)
  const revision = digests.revision(packet)
  const stage: Stage = {
    packet: 'PKT-2026-0142',
    opening: 'open: @maria packet-opened { profile: credential-exception, coordinator: maria, owner: raman }',
    laws: new Map([['first', law]]),
    world: { policy: policyBy, memory: new Map() },
    keyOf,
    block: name => {
      const { digest } = blocks.find(block => block.name === name)!
      return { kind: 'statement', id: name, digest }
    },
    accepted: name => ({ words: `${name} as it stands` }),
    revision: said => (said === 'now' ? revision : digestOf(said)),
  }
  const played = playOn(stage, sealedOnce(`${stage.opening}\n${told.story ?? story}`, told.readiness ?? readiness))
  const subject: Subject = {
    path: 'packets/broker.md',
    packet,
    workspace,
    profile,
    readings: await readAll(packet.evidence, files, 'packet.md'),
    clock: { today: '2026-11-20', now: Date.parse('2026-11-20T12:00:00Z') / 60_000 },
    record: recordOf(played.files),
  }
  return { scene: sceneOf(subject, signers), played }
}

/** The second mark is about the same events as the first: the script says so with `after`, which the seal follows. */
const sealedOnce = (before: string, marks: string) => {
  const last = before.trim().split('\n').at(-1)!.trim().split(':')[0]!
  return `${before}\n${marks
    .trim()
    .split('\n')
    .map(row => (row.includes('after') ? row : `${row.trim()} after ${last}`))
    .join('\n')}`
}

export const handsOf = (name: string, key = name): Hands => {
  let salt = 0
  return {
    actor: `@${name}`,
    time: '2026-11-20T09:30:00Z',
    salt: () => String(++salt).padStart(32, '0'),
    sign: async (bytes, namespace) => ({
      armor: Buffer.from(armored(keyOf(key), namespace, bytes)),
      fingerprint: digestOf(keyOf(key).blob),
    }),
  }
}

/** The files of a bundle that @raman handed off, whatever the rules of the page say. */
export async function bundle(told: Told = {}): Promise<readonly BundleFile[]> {
  const { scene } = await leaving(told)
  const { subject, ledger, words } = scene
  const found = {
    subject,
    ledger,
    words,
    marks: [...ledger.state.marks.values()],
    to: 'the board',
    closed: closedIn(scene),
  }
  const act = { ...handOff, plan: (_: object, __: Scene, desk: Desk) => handingOff(found, told.text, desk) }
  const done = await perform(act, {}, scene, handsOf(told.by ?? 'raman', told.key))
  if ('no' in done) throw new Error(done.no)
  return signedBundle(
    told.reader === undefined ? bundleOf(found) : forReader(bundleOf(found), told.reader),
    done.written.flatMap(({ event, beside }) => [event, ...beside]),
  )
}

const made: string[] = []
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-handoff-'))
  made.push(folder)
  return folder
}

export function putAll(folder: string, all: readonly BundleFile[]): string {
  for (const { name, bytes } of all) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
    if (name.endsWith('.sh')) chmodSync(join(folder, name), 0o755)
  }
  return folder
}
