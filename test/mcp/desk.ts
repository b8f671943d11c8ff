// A workspace with one open packet, and the real server in it that a real client speaks to over standard input and output.
import { join } from 'node:path'
import { Client, type ClientOptions } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { office } from '../cli/office.ts'
import { command } from '../support/workspace.ts'

export const path = 'packets/broker.md'
/** Words that only security may read: no answer to an agent has them. */
export const secret = 'Anna Wagner opened the vault with badge K-44871 on Sunday night'
export const secretSource = 'The door log names Anna Wagner behind badge K-44871 at 03:12'

export const secretProse = 'Peter Lang saw her leave by the garage at half past three'

const fixture = `-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
agents:
  - { name: clerk }
profiles:
  note:
    title: Note
    about: Asks for a nod.
    sections:
      - { name: Findings, about: What was found. }
      - { name: Questions, about: What is open., required: false }
      - { name: Personal, about: Who was there., required: false, restricted_to: [security] }
    evidence:
      log: { class: system record, rank: 1, fresh: 3650d }
      door: { class: system record, rank: 1, fresh: 3650d, restricted_to: [security] }
    restricted_roles: [security]
    reviewers:
      - { role: security }
    handoff: { to: the board, condition: Ready when no blocker is open. }
-- ${path} --
---
packet: PKT-2026-0007
profile: note
coordinator: maria
owner: raman
---

# Broker

## Findings

**F1.** The log shows a login by svc-billing.[^E1]

**C1.** The account is shared by four services.[^E1]

**F3.** The door log has badge K-44871.

**C2.** ${secret}.[^E2] — restricted to security

## Questions

- **Q1.** Who may open a shell on the hosts? — @lea

## Personal

${secretProse}

**F2.** Her ticket is HR-20931.

[^E1]: **E1** log: [Login log](evidence/login.txt), captured 2026-11-12

[^E2]: **E2** door: [Door log](evidence/door.txt), captured 2026-11-12
-- packets/evidence/login.txt --
login by svc-billing
four services
-- packets/evidence/door.txt --
${secretSource}
-- outside.md --
# Not a packet
`

export function desk() {
  const of = office(fixture, ['maria', 'raman', 'lea'])
  const fine = (handle: string, ...words: readonly string[]) => {
    const { exit, err } = of.by(handle, ...words)
    if (exit !== 0) throw new Error(`${words.join(' ')}: ${err}`)
  }
  return {
    ...of,
    fine,
    opened() {
      fine('maria', 'open', path, '--owner', 'raman')
      fine('raman', 'confirm-charter', path, 'security=lea')
      fine('lea', 'object', path, 'C1', '--role', 'security', '--text', 'It does not say which four.')
      of.commit('Opened')
      return this
    },
  }
}

export type Desk = ReturnType<typeof desk>
export type Era = 'legacy' | 'modern'
export const eras: readonly Era[] = ['legacy', 'modern']

const mode = { legacy: 'legacy', modern: { pin: '2026-07-28' } } as const

export async function connected(
  { folder, home }: Pick<Desk, 'folder' | 'home'>,
  era: Era,
  { agent = 'agent:clerk', args = [], env = {}, ...options }: Spoken = {},
) {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: mode[era] }, ...options })
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [command, 'mcp', ...(agent ? ['--as', agent] : []), ...args],
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
      ...env,
    },
    stderr: 'pipe',
  })
  await client.connect(transport)
  return client
}
type Spoken = ClientOptions & {
  readonly agent?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What a tool gave, or why it refused. */
export async function call(client: Client, name: string, given: Record<string, unknown> = {}) {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given })
  const [first] = content
  const text = first?.type === 'text' ? first.text : ''
  return { refused: isError === true, text, answer: (structuredContent ?? {}) as { readonly [name: string]: unknown } }
}

/** Something that each tool takes. */
export function sample(tool: string): Record<string, unknown> {
  const because = { reasons: 'The log says so: E1.', model: 'test-model' }
  const given: Record<string, Record<string, unknown>> = {
    list_packets: {},
    explain_finding: { packet: path, rule: 'open-objection' },
    read_evidence: { packet: path, id: 'E1' },
    what_changed: { packet: path, revision: '0'.repeat(64) },
    check_draft: { packet: path, change: 'revise', target: 'C1', text: 'All four services share the account.[^E1]' },
    propose_revision: { packet: path, target: 'C1', text: 'Four services share the account.[^E1]', ...because },
    propose_addition: { packet: path, after: 'C1', text: '**C3.** One login is by svc-billing.[^E1]', ...because },
    propose_removal: { packet: path, target: 'F1', why: 'C3 says it.' },
    answer_objection: {
      packet: path,
      objection: 'O1',
      for: 'maria',
      text: 'The log names one of them.[^E1]',
      ...because,
    },
    run_role: { packet: path, role: 'adviser', dry_run: false },
    recommend: { packet: path, advice: 'not-ready', why: 'O1 is open; @lea decides on it.' },
    raise_suspicion: { packet: path, where: ['F1'], why: 'Nobody knows this login.' },
  }
  return given[tool] ?? { packet: path }
}
