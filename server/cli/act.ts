// Runs one act from the command line: the input is what flags, words and pipes give, the hands are the person's own.
import type * as z from 'zod'
import type { Act, Refusal } from '../acts/act.ts'
import type { Done, Hands } from '../acts/perform.ts'
import { doAct } from '../host/do-act.ts'
import { agentHands, personHands } from '../host/hands.ts'
import { packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { type Person, personHere } from '../node/person.ts'
import type { Terminal } from '../node/terminal.ts'
import { dashed } from './act-command.ts'
import { type Call, exit } from './command.ts'

export async function runAct<I extends z.ZodObject>(act: Act<I>, call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const at = await packetAt(rest[0] ?? '', terminal.cwd, terminal.env, { policyFrom: flags.text('policy-from') })
  const input = await inputOf(act, call)
  const hands = handsOf(personHere(at.home.root, at.signers, flags.text('me')), flags.text('as'), terminal)
  const done = await doAct(act, input, at, hands)
  if ('no' in done) return refused(done, call)
  terminal.out(
    flags.has('json')
      ? json(done, hands.actor)
      : `${done.says}\nRecorded by ${hands.actor} in ${done.written.length === 1 ? 'one event' : `${done.written.length} events`}.\n`,
  )
  return exit.clean
}

/** What flags, words and a pipe give to an act. */
export async function inputOf<I extends z.ZodObject>(act: Act<I>, { flags, rest }: Call): Promise<z.output<I>> {
  const given: { [name: string]: unknown } = {}
  const words = rest.slice(1)
  act.positional.forEach((name, index) => {
    const several = act.input.shape[name]!.safeParse(['C1']).success
    const value = several ? words.slice(index) : words[index]
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
  throw new Wrong(
    `${dashed(String(issue?.path[0] ?? act.name))}: ${issue?.message ?? 'it does not fit'}.`,
    `\`countersign ${act.name} --help\` shows what it takes.`,
  )
}

async function piped(): Promise<string | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8').trim() || undefined
}

/** On a terminal, whoever runs the command is shown what is signed; the key's own passphrase, PIN or touch is the question. */
export function handsOf(person: Person, agent: string | undefined, terminal: Terminal): Hands {
  const named = agentNamed(agent)
  if (named) return agentHands(named)
  return personHands(person, 'terminal', async (says, actor, namespace) => {
    terminal.err(`Signing as ${actor} (${namespace}):\n${says}\n`)
    return undefined
  })
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
  else terminal.err(`${no}\n`)
  return exit.findings
}

const json = ({ says, written }: Done, actor: string) =>
  `${JSON.stringify({ schema: 'countersign.act.v1', done: true, actor, says, events: written.map(({ event }) => event.name.replace(/\.json$/, '')) })}\n`
