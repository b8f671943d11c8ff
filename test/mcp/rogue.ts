// A program that calls whatever an agent can call, in any order, with whatever it can think of: and what of a packet must
// not have changed, or become better, by any of it. In memory, so that thousands of calls take seconds.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Scene } from '../../server/acts/act.ts'
import { acts } from '../../server/acts/index.ts'
import { inStep } from '../../server/acts/page/in-step.ts'
import { type Done, perform } from '../../server/acts/perform.ts'
import { verdict } from '../../server/gate/verdict.ts'
import { agentHands } from '../../server/host/hands.ts'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { isOpen } from '../../server/ledger/still.ts'
import { Memory } from '../../server/mcp/memory.ts'
import { type Seen, type Session, seenAs } from '../../server/mcp/session.ts'
import { tools } from '../../server/mcp/tools/index.ts'
import { apply } from '../../server/rules/apply.ts'
import { type Checked, check } from '../../server/rules/run.ts'
import { digests } from '../../server/workspace/digests.ts'
import { type Played, sceneWith } from '../acts/play.ts'

export type Call =
  | { readonly by: 'tool'; readonly name: string; readonly given: Record<string, unknown> }
  | { readonly by: 'command'; readonly name: string; readonly actor: string; readonly given: Record<string, unknown> }

/** Where the packet stands while the calls go on. */
export type Ground = { readonly scene: Scene; readonly checked: Checked; readonly files: readonly LedgerFile[] }

export async function groundOf({ page, files }: Pick<Played, 'page' | 'files'>): Promise<Ground> {
  const scene = await sceneWith(page, files)
  return { scene, checked: check(scene.subject), files }
}

const frontMatter = /^---\n[\s\S]*?\n---\n\n/

async function after({ scene, files }: Ground, done: Done): Promise<Ground> {
  const page = apply(
    scene.subject.packet.text,
    inStep(scene, done).map(change => [change]),
  ).text
  const added = done.written.flatMap(({ event, beside }) => [event, ...beside])
  return groundOf({ page: page.replace(frontMatter, ''), files: [...files, ...added] })
}

/** Makes the calls one after the other, as `agent:refresher` unless a call says otherwise. */
export async function rampage(start: Ground, calls: readonly Call[]): Promise<Ground> {
  let ground = start
  const memory = new Memory()
  const session: Session = {
    root: '/nowhere',
    agent: 'agent:refresher',
    memory,
    packets: async () => ['packet.md'],
    refused() {},
    workspace: async () => ({
      workspace: ground.scene.subject.workspace,
      problems: [],
      profile: async () => ({ profile: ground.scene.subject.profile }),
    }),
    async packet() {
      const { scene, checked } = ground
      const { text } = scene.subject.packet
      const home = { root: '/nowhere' }
      return seenAs('packet.md', {
        home,
        file: '',
        page: 'packet.md',
        name: 'packet.md',
        text,
        signers: '',
        memory: { folder: '/nowhere', takes: 'heads' },
        counts: '/nowhere',
        again: () => session.packet('packet.md'),
        scene,
        checked,
      })
    },
    async act(act, input, { scene }: Seen, agent) {
      const done = await perform(act, input, scene, agentHands(agent))
      if (!('no' in done)) ground = await after(ground, done)
      return done
    },
  }
  for (const call of calls) {
    if (call.by === 'tool') {
      const tool = tools.find(({ name }) => name === call.name)
      // A run that records itself writes to a disk, and there is none here.
      const dry = call.name === 'run_role' ? { dry_run: true } : {}
      const input = tool?.input.safeParse({ ...call.given, ...dry })
      if (tool && input?.success) await tool.run(input.data, session, { canAsk: false })
      continue
    }
    const act = acts.find(({ name }) => name === call.name)
    const input = act?.input.safeParse(call.given)
    if (!act || !input?.success) continue
    const done = await perform(act, input.data, ground.scene, agentHands(call.actor))
    if (!('no' in done)) ground = await after(ground, done)
  }
  return ground
}

const ids = [
  'F1',
  'C1',
  'C2',
  'C3',
  'C9',
  'H1',
  'Q1',
  'N1',
  'O1',
  'O2',
  'D1',
  'D2',
  'D3',
  'R1',
  'E1',
  'E2',
  'E9',
  'Findings',
  '"Controls"',
  'Terms',
  'Handoff ledger',
  'packet',
  'top of the page',
  '../other.md',
  '__proto__',
  '',
]
const texts = [
  'Two hosts can read it.[^E1]',
  'Only two hosts can read it, and every read is logged.[^E1] [^E2]',
  '**C4.** All reads are logged.[^E2]',
  '**C1.** Nothing is wrong.',
  'All four services are approved.[^E1]',
  'This packet is ready for handoff, and @lea withdrew O1.',
  'Two hosts.\n\n> [!CAUTION]\n>\n> **O1** objects to C1 — @lea (security), 2026-11-20\n>\n> Never mind.',
  'Two hosts.\n- withdrawn by @lea, 2026-11-20: It does now.',
  '> - withdrawn by @lea, 2026-11-20: It does now.',
  '> [!IMPORTANT]\n>\n> **R1** carries O1 — @raman, 2026-11-20\n>\n> I answer for it.',
  '<!-- countersign-disable-file -->',
  '<!-- countersign-disable-next-line open-objection -- fine -->\n\nTwo hosts.',
  '# Other title',
  '## Handoff ledger\n\n| | |\n|---|---|\n| Approval owner | @mallory, since 2026-11-20 |',
  '---\npacket: PKT-1\nprofile: other\n---',
  '[^E1]: **E1** log: [Other](other.txt), captured 2026-11-20',
  'Two hosts. — restricted to nobody',
  'Two hosts. — topic terms',
  'Two h\u200bosts\u202e can read it.',
  '```\n',
  '31,000 hosts on 2031-01-01.',
  'x'.repeat(5_000),
]
/** Words that nobody has anything against, never the same. */
const harmless = fc
  .tuple(
    fc.constantFrom('Two hosts', 'Both hosts', 'The hosts', 'The services', 'All four services'),
    fc.constantFrom('read it', 'can read it', 'share it', 'use it at night', 'log what they read'),
    fc.constantFrom('', ', as the log shows', ', by its own account', ' from inside'),
    fc.constantFrom('[^E1]', '[^E2]', '[^E1] [^E2]'),
  )
  .map(([who, does, how, cites]) => `${who} ${does}${how}.${cites}`)
const added = fc
  .tuple(fc.constantFrom('**C4.** ', '**C5.** ', '**F2.** ', '**Q2.** ', '**H2.** '), harmless)
  .map(([id, text]) => id + text)
const said = fc.oneof(
  { weight: 4, arbitrary: harmless },
  { weight: 2, arbitrary: added },
  { weight: 5, arbitrary: fc.constantFrom(...texts) },
)
const handles = ['maria', 'raman', '@lea', 'otto', 'sam', 'kim', 'mallory', 'agent:refresher']
const digest = '0123456789abcdef'.repeat(4)

const words = [
  'packet.md',
  'ready',
  'not-ready',
  'concurs',
  'requests-changes',
  'overstated',
  'stale',
  'exposure',
  'deeper-look',
  'security',
  'legal',
  'coordinator',
  '1',
  '2026-12-31',
  digest,
  'E1 E2',
  'stale-evidence',
  'refresher',
]
const lists = [['C1'], ['F1', 'C1', 'C2'], ['E1'], ['packet'], ['security=lea']]
const pool: readonly unknown[] = [...ids, ...handles, ...words, ...lists, ...texts, true]

const value = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...pool) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)

/** What keys of these names take, so that most calls are understood. */
const fitting: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  packet: fc.constant('packet.md'),
  text: said,
  why: said,
  reasons: fc.constantFrom('Because.', ...texts),
  ...Object.fromEntries(
    ['revise', 'after', 'add_to', 'remove', 'target', 'section', 'object', 'what'].map(key => [
      key,
      fc.constantFrom(...ids),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({
      objection: 'O1',
      answer: 'O1',
      draft: 'D1',
      claim: 'C1',
      question: 'Q1',
      hypothesis: 'H1',
      step: 'N1',
    }).map(([key, id]) => [key, fc.constantFrom(id, id, id, 'Q1', 'O2', 'X9')]),
  ),
  ...Object.fromEntries(['for', 'owner', 'to'].map(key => [key, fc.constantFrom(...handles)])),
  change: fc.constantFrom('revise', 'add_after', 'add_to', 'remove', 'answer'),
  advice: fc.constantFrom('ready', 'not-ready'),
  evidence: fc.subarray(['E1', 'E2', 'E9']),
  revision: fc.constant(digest),
}

type Shape = { readonly [key: string]: { safeParse(value: unknown): { readonly success: boolean } } }

function inputs(shape: Shape): fc.Arbitrary<Record<string, unknown>> {
  const keys = Object.keys(shape)
  const needed = keys.filter(key => !shape[key]!.safeParse(undefined).success)
  const all = Object.fromEntries(
    keys.map(key => {
      const known = pool.filter(one => shape[key]!.safeParse(one).success)
      const fits = fitting[key] ?? (known.length > 0 ? fc.constantFrom(...known) : value)
      return [key, fc.oneof({ weight: 19, arbitrary: fits }, { weight: 1, arbitrary: value })]
    }),
  )
  // Of what can be left out, mostly one is given: few calls want more.
  const rest = keys.filter(key => !needed.includes(key))
  const some = fc.subarray(rest, { maxLength: Math.min(3, rest.length) })
  return some.chain(chosen => fc.record(Object.fromEntries([...needed, ...chosen].map(key => [key, all[key]!]))))
}

const toolCall = (names: readonly string[]) =>
  fc.oneof(
    ...tools
      .filter(({ name }) => names.includes(name))
      .map(({ name, input, does }) => ({
        weight: does === 'proposes' ? 4 : 1,
        arbitrary: inputs(input.shape as Shape).map((given): Call => ({ by: 'tool', name, given })),
      })),
  )

type CommandCall = Extract<Call, { readonly by: 'command' }>
const commandCall = fc.oneof(
  ...acts.map(({ name, input }) =>
    fc
      .tuple(
        fc.constantFrom(
          'agent:refresher',
          'agent:refresher',
          'agent:refresher',
          'agent:refresher',
          'agent:stranger',
          'agent:maria',
          'agent:',
        ),
        inputs(input.shape as Shape),
      )
      .map(([actor, given]): CommandCall => ({ by: 'command', name, actor, given })),
  ),
)

/** Calls of a program that says it is a person and has no key. */
export const keyless = (length: number): fc.Arbitrary<Call[]> =>
  fc.array(
    fc
      .tuple(commandCall, fc.constantFrom('@maria', '@raman', '@lea', '@sam'))
      .map(([call, actor]): Call => ({ ...call, actor })),
    { minLength: length, maxLength: length, size: 'max' },
  )

const freezing = ['raise_suspicion']
const every = tools.map(({ name }) => name)

/** Calls of every kind; one that freezes the packet seldom, since little happens behind it. */
export const calls = (length: number): fc.Arbitrary<Call[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: toolCall(every.filter(name => !freezing.includes(name))) },
      { weight: 4, arbitrary: commandCall.filter(({ name }) => name !== 'suspect') },
      {
        weight: 1,
        arbitrary: fc.oneof({ weight: 19, arbitrary: commandCall }, { weight: 1, arbitrary: toolCall(freezing) }),
      },
    ),
    { minLength: length, maxLength: length, size: 'max' },
  )

const better = [
  'escalated',
  'on hold',
  'drafting',
  'blocked',
  'returned',
  'ready for review',
  'ready for handoff',
  'handed off',
]
/** The agents that the workspaces name. */
const mayAct = /^agent:(?:refresher|clerk)$/
const agentsMay = new Set([
  'draft-proposed',
  'readiness-recommended',
  'suspicion-raised',
  'run-recorded',
  'evidence-retrieved',
])

/** Nothing that a person decided is any different, and nothing looks better than before. */
export function unharmed(before: Ground, now: Ground): void {
  const decided = (of: Ground) => decidedIn(of.scene)
  assert.deepEqual(decided(now), decided(before))
  const blocks = ({ scene }: Ground) =>
    digests.blocks(scene.subject.packet).map(({ name, digest: of }) => `${name} ${of}`)
  assert.deepEqual(blocks(now), blocks(before))
  assert.equal(now.scene.revision, before.scene.revision)
  assert.deepEqual(now.scene.ledger.damage, before.scene.ledger.damage)
  noBetter(before, now)
  const known = new Set(before.scene.ledger.events.map(({ id }) => id))
  for (const { id, event } of now.scene.ledger.events)
    if (!known.has(id)) assert.ok(agentsMay.has(event.type) && mayAct.test(event.actor), `${event.actor} ${event.type}`)
}

/** The verdict, who answers for it, and all that blocks or waits: nothing of it is gone. */
export function noBetter(before: Ground, now: Ground): void {
  const standing = (of: Ground) => verdict(of.checked)
  const [old, fresh] = [standing(before), standing(now)]
  assert.ok(better.indexOf(fresh.name) <= better.indexOf(old.name), `${old.name} became ${fresh.name}`)
  assert.deepEqual([fresh.owner, fresh.coordinator, fresh.condition], [old.owner, old.coordinator, old.condition])
  const errors = ({ checked }: Ground) =>
    checked.findings
      .filter(({ severity, suppressed }) => severity === 'error' && !suppressed)
      .map(({ rule, message }) => `${rule.code}: ${message}`)
  const left = new Set(errors(now))
  assert.deepEqual(
    errors(before).filter(one => !left.has(one)),
    [],
    'something no longer blocks',
  )
  const waits = new Set(fresh.waits.map(({ code, about }) => `${code} ${about}`))
  assert.deepEqual(
    old.waits.map(({ code, about }) => `${code} ${about}`).filter(one => !waits.has(one)),
    [],
    'something no longer waits',
  )
}

/** Everything that the ledger has from people, and nothing that agents may add to it. */
function decidedIn({ ledger: { state, standing } }: Scene) {
  const { drafts, recommendations, suspicions, retrievals, ...rest } = state
  const plain = Object.fromEntries(
    Object.entries(rest).flatMap(([name, map]) =>
      map instanceof Set || !('entries' in map) ? [] : [[name, [...map.entries()]]],
    ),
  )
  return {
    ...plain,
    runs: undefined,
    decisions: [...drafts.values()]
      .map(({ event, status, decisions }) => ({ event, status, decisions }))
      .filter(({ status }) => status !== 'pending'),
    suspicions: [...suspicions.values()].filter(one => !isOpen(one)),
    standing: { ...standing, reviewers: [...standing.reviewers], mandatory: [...standing.mandatory] },
  }
}
