// An agent that guesses what it may not read learns nothing: whatever it asks or proposes, every answer is the same to the
// byte, whatever the restricted source says, and a right guess is refused in the words of a wrong one.
import assert from 'node:assert/strict'
import type { Scene } from '../../server/acts/act.ts'
import { draftInput } from '../../server/acts/draft/proposed.ts'
import { perform } from '../../server/acts/perform.ts'
import { propose } from '../../server/acts/propose.ts'
import { digestOf } from '../../server/evidence/digest.ts'
import { agentHands } from '../../server/host/hands.ts'
import { Memory } from '../../server/mcp/memory.ts'
import { type Session, seenAs } from '../../server/mcp/session.ts'
import { tools } from '../../server/mcp/tools/index.ts'
import { check } from '../../server/rules/run.ts'
import { chartered, note, sceneAfter } from '../acts/play.ts'

/** The same page, whatever its source says. F2 rests on it, F3 is restricted itself. */
const page = (secret: string) =>
  note
    .replace(
      '**H1.**',
      '**F2.** The door was opened at night.[^E3]\n\n**F3.** Somebody came in by the garage. — restricted to security\n\n**C4.** It may happen again. — rests on F2\n\n**H1.**',
    )
    .replace(
      '-- log.txt --',
      `[^E3]: **E3** log: [Door log](door.txt), captured 2026-11-12, restricted to security\n-- door.txt --\n${secret}\n-- log.txt --`,
    )

const secrets = [
  'Badge K-44871 of Anna Wagner opened the door 7 times on 2026-11-09',
  'Badge K-99312 of Peter Lang opened the door 12 times on 2026-10-30',
  'nobody watched the vault while the guard was asleep',
  '{"badge": "K-44871", "times": 7}',
  'I told them on the phone that the exception is approved',
  '',
]
const guesses = [
  'It was opened 7 times.',
  'It was opened 12 times.',
  'It was opened on 2026-11-09.',
  'Anna Wagner opened it.',
  'Badge K-44871 opened it.',
  'Badge K-99312 of Peter Lang opened the door 12 times on 2026-10-30',
  'Somebody came in by the garage.',
  'Nobody watched the vault while the guard was asleep.',
]

type Call = readonly [tool: string, given: Record<string, unknown>]
const asked: readonly Call[] = [
  ['list_packets', {}],
  ['read_packet', {}],
  ['read_evidence', { id: 'E1' }],
  ['read_evidence', { id: 'E3' }],
  ...['unsourced-number', 'restricted-in-open-text', 'changed-evidence', 'unsupported-claim', 'on-hold'].map(
    (rule): Call => ['explain_finding', { rule }],
  ),
  ...guesses.flatMap((text): Call[] => [
    ['check_draft', { change: 'revise', target: 'F2', text: `${text}[^E3]` }],
    ['check_draft', { change: 'revise', target: 'F1', text }],
    ['check_draft', { change: 'revise', target: 'F1', text: `${text}[^E3]` }],
    ['check_draft', { change: 'revise', target: 'C4', text }],
    ['check_draft', { change: 'revise', target: 'F3', text }],
    ['check_draft', { change: 'answer', target: 'Q1', text, for: 'sam' }],
    // What it calls things comes back, and so would a mark on it.
    ['raise_suspicion', { where: [text], why: 'K' }],
    ['raise_suspicion', { where: ['F9', text], why: text }],
    ['recommend', { advice: 'ready', why: text }],
  ]),
]
/** What it wrote before stands on the page and in the ledger: it is shown to it as it wrote it. */
const drafted = `${chartered}
agent:refresher propose --revise C3: Nobody watched the vault while the guard was asleep.
agent:refresher propose --after H1: **F9.** Somebody came in by the garage.
agent:refresher propose --answer Q1 --for sam: Nobody watched the vault while the guard was asleep.`
const suspected = `${drafted}
agent:refresher suspect: Badge K-99312 of Peter Lang opened the door 12 times on 2026-10-30`

/** What a connection of an agent's is made of, over a packet in memory. */
function sessionOn(scene: Scene): Session {
  const checked = check(scene.subject)
  const session: Session = {
    root: '/nowhere',
    agent: 'agent:refresher',
    memory: new Memory(),
    refused() {},
    packets: async () => ['packet.md'],
    workspace: async () => ({
      workspace: scene.subject.workspace,
      problems: [],
      profile: async () => ({ profile: scene.subject.profile }),
    }),
    packet: async () =>
      seenAs('packet.md', {
        home: { root: '/nowhere' },
        file: '',
        page: 'packet.md',
        name: 'packet.md',
        text: scene.subject.packet.text,
        signers: '',
        memory: { folder: '/nowhere', takes: 'heads' },
        counts: '/nowhere',
        again: () => session.packet('packet.md'),
        scene,
        checked,
      }),
    act: (act, input, { scene }, agent) => perform(act, input, scene, agentHands(agent)),
  }
  return session
}

async function answer(session: Session, [name, given]: Call): Promise<string> {
  const tool = tools.find(one => one.name === name)!
  const input = tool.input.parse(name === 'list_packets' ? given : { packet: 'packet.md', ...given })
  return JSON.stringify(await tool.run(input as never, session, { canAsk: false }))
}

/** A page that was handed off, with nothing in the way. C3 rests on what is restricted as well. */
const settled = note
  .replace('captured 2026-11-12', 'captured 2026-11-12, `sha256:b2ef06751fb4`')
  .replace(/(L2\), captured 2026-11-12)/, '$1, `sha256:afe97198ffe9`')
  .replace('**C3.** The contract allows it.', '**C3.** The contract allows it.[^E1] [^E3]')
  .replace(
    '[^E1]: **E1**',
    `## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-20 |
| Reviewer, security | @lea: concurs |

[^E3]: **E3** log: [Door log](door.txt), captured 2026-11-12, \`sha256:${digestOf(secrets[0]!).slice(0, 12)}\`, restricted to security

[^E1]: **E1**`,
  )
  .replace('-- log.txt --', `-- door.txt --\n${secrets[0]}\n-- log.txt --`)
const handedOff = `${chartered}
@raman accept "top of the page" F1 H1 Q1 N1 C1 C2 C3 E1 E2 E3
@jo accept C3
@sam answer Q1: Five people.
@lea review concurs
@maria ready
@raman ready
@maria hand-off`

/** Everything that an agent is told. */
async function told(secret: string, script: string): Promise<readonly string[]> {
  const scene = await sceneAfter(script, { page: page(secret) })
  const session = sessionOn(scene)
  const answers: string[] = []
  for (const call of asked) answers.push(`${JSON.stringify(call)} ${await answer(session, call)}`)
  for (const text of guesses) {
    const input = draftInput.parse({ revise: 'F2', text: `${text}[^E3]`, read: 'E3', reasons: text })
    const hands = { actor: 'agent:refresher', time: '2026-11-20T12:00:00Z', salt: () => '0'.repeat(32) }
    const done = await perform(propose, input, scene, hands)
    answers.push('no' in done ? done.no : `${done.says} ${done.written.map(({ event }) => event.name)}`)
  }
  return answers
}

suite('what an agent may not read', () => {
  for (const [state, script] of Object.entries({
    'before it wrote anything': chartered,
    'after it drafted its guesses': drafted,
    'after it suspected one of them': suspected,
  }))
    test(`makes no byte of any answer another one, ${state}`, async () => {
      const [first, ...others] = await Promise.all(secrets.map(secret => told(secret, script)))
      for (const [index, other] of others.entries())
        for (const [at, answer] of other.entries()) assert.equal(answer, first![at], secrets[index + 1])
    })

  test('refuses each number, name and date from it in the same words', async () => {
    const answers = await told(secrets[0]!, chartered)
    const refused = answers.filter(answer => answer.includes('"target":"F2"'))
    const shape = (answer: string) =>
      /nobody can find in E3: E3 could not be read|which neither the page nor the evidence/.test(answer)
    assert.deepEqual(
      refused.filter(answer => !/garage|guard/.test(answer) && !shape(answer)),
      [],
    )
  })

  // Advice is refused in people's words, and they said what is restricted: no letter of the agent's own lets it through.
  for (const [why, given] of Object.entries({
    'in the word for advice': { advice: 'ready', why: 'All of it is settled.' },
    'in one letter': { advice: 'ready', why: 'e' },
    'in a word of ours': { advice: 'ready', why: 'Nobody' },
  }))
    test(`is not told by a refusal that has what the agent wrote, ${why}`, async () => {
      const script = `${handedOff}\n@maria record-intake returned "Not ready: ${secrets[0]}" "The end is too late"`
      const scene = await sceneAfter(script, { page: settled, inStep: true })
      const refusal = await answer(sessionOn(scene), ['recommend', given])
      assert.match(refusal, /Nobody answered reason 1 of the return: Not ready: \[restricted\].*reason 2.*The end is/)
      assert.doesNotMatch(refusal, /K-44871|Wagner/)
    })

  test('keeps a person from no number that the source has', async () => {
    const scene = await sceneAfter(chartered, { page: page(secrets[0]!) })
    const given = draftInput.parse({ revise: 'F2', text: 'The door was opened 7 times at night.[^E3]' })
    const hands = { actor: '@maria', time: '2026-11-20T12:00:00Z', salt: () => '0'.repeat(32) }
    const done = await perform(propose, given, scene, hands)
    assert.ok(!('no' in done), JSON.stringify(done))
  })
})
