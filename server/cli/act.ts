// Runs one act from the command line: the input is what flags, words and pipes give, the hands are the person's own.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type * as z from 'zod'
import type { Act, Refusal } from '../acts/act.ts'
import type { Done, Hands } from '../acts/perform.ts'
import { nextOf } from '../gate/next.ts'
import { verdict } from '../gate/verdict.ts'
import { doAct } from '../host/do-act.ts'
import { agentHands, personHands } from '../host/hands.ts'
import { judgeIn } from '../host/judge.ts'
import { knownOf } from '../host/open-workspace.ts'
import { type PacketAt, packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { type Person, personHere } from '../node/person.ts'
import type { Terminal } from '../node/terminal.ts'
import { harmless } from '../report/width.ts'
import { dashed, isSeveral, placeholder } from './act-command.ts'
import { type Call, exit } from './command.ts'
import { saidNext } from './next-command.ts'

/** Whether the person is asked before anything is signed. */
type Asks = 'on a terminal' | 'never'

export async function runAct<I extends z.ZodObject>(
  act: Act<I>,
  call: Call,
  asks: Asks = call.flags.has('yes') ? 'never' : 'on a terminal',
): Promise<number> {
  const { flags, rest, terminal } = call
  const at = await packetAt(rest[0] ?? '', terminal.cwd, terminal.env, { policyFrom: flags.text('policy-from') })
  const input = await inputOf(act, call)
  const hands = handsOf(personHere(at.home.root, at.signers, flags.text('me')), flags.text('as'), terminal, asks)
  const done = await doAct(act, input, at, hands)
  if ('no' in done) return refused(done, call)
  if (flags.has('json')) terminal.out(json(done, hands.actor))
  else terminal.out(`${recorded(done, hands)}\n${flags.has('as') ? '' : await nextAfter(at, call)}`)
  return exit.clean
}

/** Whoever signed has read the words already. */
const recorded = ({ says, written }: Done, { actor, sign }: Hands) =>
  `${sign ? '' : `${says}\n`}Recorded by ${actor} in ${written.length === 1 ? 'one event' : `${written.length} events`}.`

/** Whose turn it is now, and the command for it. */
async function nextAfter({ home, file, name, page }: PacketAt, { terminal, entry }: Call): Promise<string> {
  const judge = judgeIn(home, { now: Math.floor(Date.now() / 60_000) }, {}, knownOf(terminal.env, entry))
  const checked = await judge(readFileSync(file, 'utf8'), page)
  const next = nextOf(verdict(checked), checked.subject)
  return next ? `${saidNext(next, name, terminal.screen('out', 'none').columns).join('\n')}\n` : ''
}

/** What flags, words and a pipe give to an act. */
export async function inputOf<I extends z.ZodObject>(act: Act<I>, { flags, rest }: Call): Promise<z.output<I>> {
  const given: { [name: string]: unknown } = {}
  const words = rest.slice(1)
  act.positional.forEach((name, index) => {
    const value = isSeveral(act.input.shape[name]!) ? words.slice(index) : words[index]
    if (value !== undefined && value.length > 0) given[name] = value
  })
  for (const name of Object.keys(act.input.shape)) {
    const said = flags.text(dashed(name))
    if (said !== undefined) given[name] = said
    else if (flags.has(dashed(name))) given[name] = true
  }
  if (act.prose && given[act.prose] === undefined && !process.stdin.isTTY) given[act.prose] = await piped()
  const parsed = act.input.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0] ?? '')
  const field = placeholder(act, name)
  const about = act.input.shape[name]?.description ?? ''
  throw new Wrong(
    given[name] === undefined
      ? `${act.name} needs ${field}: ${about.replace(/^[A-Z](?=[a-z])/, (first: string) => first.toLowerCase())}`
      : `${field} ${String(given[name])} does not fit: ${issue?.message ?? 'it is something else'}.`,
    `\`countersign help ${act.name}\` shows what it takes.`,
  )
}

async function piped(): Promise<string | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8').trim() || undefined
}

/**
 * What is signed is shown first, once, whole. On a terminal the person is asked; elsewhere the call itself is the answer, and
 * the key's own passphrase, PIN or touch is the question.
 */
export function handsOf(person: Person, agent: string | undefined, terminal: Terminal, asks: Asks = 'never'): Hands {
  const named = agentNamed(agent)
  if (named) return agentHands(named)
  let shown: string | undefined
  return personHands(person, 'terminal', async (says, actor, namespace) => {
    if (says === shown) return undefined
    shown = says
    terminal.err(`Signing as ${actor} (${namespace}):\n${says}\n`)
    if (asks === 'never' || !process.stdin.isTTY) return undefined
    return (await isSure(terminal)) ? undefined : { no: 'Nothing was signed, and nothing was recorded.' }
  })
}

async function isSure(terminal: Terminal): Promise<boolean> {
  const input = createInterface({ input: process.stdin, terminal: false })
  terminal.err('Sign it? [y/N] ')
  const { value } = await input[Symbol.asyncIterator]().next()
  input.close()
  return /^y(?:es)?$/i.test(String(value ?? '').trim())
}

/** Whom `--as` names. */
export function agentNamed(said: string | undefined): string | undefined {
  if (said === undefined || said.startsWith('agent:')) return said
  throw new Wrong(`--as ${said} names no agent.`, 'Agents are called agent:NAME.')
}

function refused({ no, refused: by }: Refusal, { flags, terminal }: Call): number {
  if (flags.has('json'))
    terminal.out(
      `${JSON.stringify({ schema: 'countersign.act.v1', done: false, why: no, ...(by && { refused: by }) })}\n`,
    )
  else terminal.err(`${harmless(no)}\n`)
  return exit.findings
}

const json = ({ says, written }: Done, actor: string) =>
  `${JSON.stringify({ schema: 'countersign.act.v1', done: true, actor, says, events: written.map(({ event }) => event.name.replace(/\.json$/, '')) })}\n`
