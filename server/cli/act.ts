// Runs one act from the command line: reads page and ledger, performs it with the person's own key, writes the ledger first
// and the page next. A crash between the two leaves a finding with a fix, never a loss.
import { dirname, resolve } from 'node:path'
import type * as z from 'zod'
import type { Act, Refusal } from '../acts/act.ts'
import { inStep } from '../acts/page/in-step.ts'
import { type Done, type Hands, perform } from '../acts/perform.ts'
import { sceneOf } from '../acts/scene.ts'
import { addToLedger, destroyIn, freshSalt, timeNow } from '../node/dossier.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { type Person, personHere, signersIn } from '../node/person.ts'
import { signWithSshKeygen } from '../node/ssh-keygen.ts'
import type { Terminal } from '../node/terminal.ts'
import { replaceText } from '../node/write-file.ts'
import { apply } from '../rules/apply.ts'
import { dashed } from './act-command.ts'
import { type Call, exit, Wrong } from './command.ts'
import { homesFor } from './homes-for.ts'
import { judgeIn } from './judge.ts'

export async function runAct<I extends z.ZodObject>(act: Act<I>, call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const file = resolve(terminal.cwd, rest[0] ?? '')
  const home = homesFor(undefined, terminal.cwd)(dirname(file))
  const page = pathFrom(home.root, file)
  const read = readPacket(file, home.root)
  if (read.state !== 'packet')
    throw new Wrong('why' in read ? `${rest[0]}: ${read.why}` : `There is no packet ${rest[0]}.`)
  const input = await inputOf(act, call)
  const signers = signersIn(home.root)
  const { subject } = await judgeIn(home, { now: Math.floor(Date.now() / 60_000) })(read.text, page)
  const scene = sceneOf(subject, signers)
  const hands = handsOf(personHere(home.root, signers, flags.text('me')), flags.text('as'), terminal)
  const done = await perform(act, input, scene, hands)
  if ('no' in done) return refused(done, call)
  addToLedger(home.root, page, done.written)
  destroyIn(home.root, page, done.destroys)
  const changed = inStep(scene, done)
  const text = apply(
    read.text,
    changed.map(change => [change]),
  ).text
  if (text !== read.text && replaceText(file, text, read.text) === 'changed meanwhile')
    throw new Wrong(
      `${rest[0]} changed while you decided. The ledger has it; \`countersign sync ${rest[0]}\` brings the page in step.`,
    )
  terminal.out(
    flags.has('json')
      ? json(done, hands.actor)
      : `${done.says}\nRecorded by ${hands.actor} in ${done.written.length === 1 ? 'one event' : `${done.written.length} events`}.\n`,
  )
  return exit.clean
}

async function inputOf<I extends z.ZodObject>(act: Act<I>, { flags, rest }: Call): Promise<z.output<I>> {
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

export function handsOf({ handle, key }: Person, agent: string | undefined, terminal: Terminal): Hands {
  const actor = agent?.startsWith('agent:') ? agent : handle && `@${handle}`
  if (!actor)
    throw new Wrong(
      'Nobody knows who you are here.',
      'Give --me HANDLE, or set `git config countersign.handle HANDLE`.',
    )
  const hands = { actor, time: timeNow(), salt: freshSalt }
  if (!key || agent) return hands
  const sign: Hands['sign'] = async (message, namespace, says) => {
    terminal.err(`Signing as ${actor} (${namespace}):\n${says}\n`)
    const signing = await signWithSshKeygen({ message, namespace, key, prompts: 'terminal' })
    return 'problem' in signing
      ? { no: signing.problem }
      : { armor: signing.armor, fingerprint: signing.signed.key.fingerprint }
  }
  return { ...hands, sign }
}

function refused({ no }: Refusal, { flags, terminal }: Call): number {
  if (flags.has('json')) terminal.out(`${JSON.stringify({ schema: 'countersign.act.v1', done: false, why: no })}\n`)
  else terminal.err(`${no}\n`)
  return exit.findings
}

const json = ({ says, written }: Done, actor: string) =>
  `${JSON.stringify({ schema: 'countersign.act.v1', done: true, actor, says, events: written.map(({ event }) => event.name.replace(/\.json$/, '')) })}\n`
