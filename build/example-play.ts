// Does what a page of steps tells, in memory: edits as they stand there, and commands by the very acts that the product has,
// at their own times, with the keys of the people in the examples. The same steps give the same bytes on every machine.
import type * as z from 'zod'
import type { Act } from '../server/acts/act.ts'
import { handOff } from '../server/acts/hand-off.ts'
import { acts } from '../server/acts/index.ts'
import { inStep } from '../server/acts/page/in-step.ts'
import { type Done, type Hands, perform } from '../server/acts/perform.ts'
import { sceneOf } from '../server/acts/scene.ts'
import { clockAt } from '../server/evidence/dates.ts'
import { digestOf } from '../server/ledger/canonical.ts'
import { examine } from '../server/ledger/sshsig.ts'
import { ledgerFolder, signersFile } from '../server/node/ledger-folder.ts'
import { parse } from '../server/packet/parse.ts'
import { readWorkspace } from '../server/profile/read.ts'
import { apply } from '../server/rules/apply.ts'
import { judging } from '../server/workspace/judge.ts'
import type { Files, NoBytes } from '../server/workspace/ports.ts'
import { readingsOf } from '../server/workspace/readings.ts'
import { recordOf } from '../server/workspace/record.ts'
import type { Clock, Subject } from '../server/workspace/subject.ts'
import { exampleKey } from './example-keys.ts'
import type { Command, Doing, Step } from './example-steps.ts'
import { sshsig } from './sshsig.ts'

/** Path from the folder of examples → text. Whatever lies there is text, ledgers too. */
export type Examples = ReadonlyMap<string, string>

export async function play(files: Examples, steps: readonly Step[]): Promise<Examples> {
  let now = files
  for (const { title, doings } of steps)
    for (const doing of doings) {
      const after = await done(now, doing)
      if (typeof after === 'string') throw new Error(`Step ${title}: ${after}`)
      now = after
    }
  return now
}

/** What the files were before these steps: edits taken back, the last one first. */
export function before(files: Examples, steps: readonly Step[]): Examples {
  const edits = steps.flatMap(({ doings }) => doings).filter(doing => doing.does === 'edit')
  return edits
    .filter(({ path }) => !isPacket(path))
    .toReversed()
    .reduce<Examples>((now, { path, from, to }) => replaced(now, path, to, from), files)
}

/** A packet, its readings and its ledger, as the product judges them. */
export async function subjectOf(files: Examples, path: string, clock: (zone: string) => Clock): Promise<Subject> {
  const { workspace } = readWorkspace(textOf(files, 'countersign.yaml'))
  const packet = parse(textOf(files, path))
  const readings = await readingsOf(inMemory(files), undefined).read(packet.evidence, path)
  const subject = judging(workspace)({ path, packet, readings, clock: clock(workspace.timezone) })
  const folder = `${ledgerFolder(path)}/`
  const ledger = [...files].flatMap(([name, text]) =>
    name.startsWith(folder) ? [{ name: name.slice(folder.length), bytes: Buffer.from(text) }] : [],
  )
  return ledger.length > 0 ? { ...subject, record: recordOf(ledger), signers: textOf(files, signersFile) } : subject
}

export function textOf(files: Examples, path: string): string {
  const text = files.get(path)
  if (text === undefined) throw new Error(`There is no ${path} among the examples.`)
  return text
}

const isPacket = (path: string) => !path.includes('/')

/** The files afterwards, or what went wrong. */
async function done(files: Examples, doing: Doing): Promise<Examples | string> {
  if (doing.does === 'write') return new Map([...files, [doing.path, doing.text]])
  if (doing.does === 'run') return run(files, doing)
  const { path, from, to } = doing
  return textOf(files, path).split(from).length === 2
    ? replaced(files, path, from, to)
    : `this stands not once in ${path}:\n${from}`
}

function replaced(files: Examples, path: string, from: string, to: string): Examples {
  const parts = textOf(files, path).split(from)
  if (parts.length !== 2) throw new Error(`This stands not once in ${path}:\n${from}`)
  return new Map([...files, [path, parts.join(to)]])
}

async function run(files: Examples, command: Command): Promise<Examples | string> {
  const { line, words, actor, time } = command
  const [name = '', path = '', ...given] = words
  const act = name === 'handoff' ? (leaving(line) as unknown as Act) : acts.find(one => one.name === name)
  if (!act) return `no act is called ${name}: ${line}`
  const minutes = Math.floor(Date.parse(time) / 60_000)
  const scene = sceneOf(await subjectOf(files, path, zone => clockAt(minutes, zone)), textOf(files, signersFile))
  const input = inputOf(act, name === 'handoff' ? [] : given)
  if ('no' in input) return `${line}\n${input.no}`
  const told = await perform(act, input.of, scene, handsOf(actor, time, line))
  if ('no' in told) return command.refused ? files : `${line}\n${told.no}`
  if (command.refused) return `this was not refused: ${line}`
  const page = apply(
    textOf(files, path),
    inStep(scene, told).map(change => [change]),
  ).text
  return new Map([...files, ...written(told, ledgerFolder(path)), [path, page]])
}

/**
 * What was handed off was a bundle as it was made then: nobody has it any more, and one that is made today is another one
 * with every change of the script that travels in it. So its manifest gets a name that stays.
 */
const leaving = (line: string): typeof handOff => ({
  ...handOff,
  plan(input, scene, desk) {
    const plan = handOff.plan(input, scene, desk)
    if ('no' in plan) return plan
    const deeds = plan.deeds.map(deed =>
      deed.type === 'handed-off' ? { ...deed, body: { ...deed.body, manifest: digestOf(line) } } : deed,
    )
    return { ...plan, deeds }
  },
})

const written = (told: Done, folder: string): readonly (readonly [string, string])[] =>
  told.written.flatMap(({ event, beside }) =>
    [event, ...beside].map(({ name, bytes }) => [`${folder}/${name}`, Buffer.from(bytes).toString()] as const),
  )

/** As the command line reads it. */
function inputOf(
  act: Act,
  words: readonly string[],
): { readonly of: z.output<Act['input']> } | { readonly no: string } {
  const given: { [name: string]: unknown } = {}
  const plain: string[] = []
  for (let at = 0; at < words.length; at++) {
    const flag = /^--(.+)$/.exec(words[at]!)?.[1]?.replaceAll('-', '_')
    if (!flag) plain.push(words[at]!)
    else given[flag] = act.input.shape[flag]?.safeParse(true).success ? true : words[++at]
  }
  act.positional.forEach((key, index) => {
    const several = act.input.shape[key]!.safeParse(['C1']).success
    const value = several ? plain.slice(index) : plain[index]
    if (value !== undefined && value.length > 0) given[key] = value
  })
  const parsed = act.input.safeParse(given)
  return parsed.success ? { of: parsed.data } : { no: parsed.error.message }
}

function handsOf(actor: string, time: string, line: string): Hands {
  let salts = 0
  const hands = { actor, time, salt: () => digestOf(`${time} ${line} ${salts++}`).slice(0, 32) }
  if (!actor.startsWith('@')) return hands
  const key = exampleKey(actor.slice(1))
  return {
    ...hands,
    async sign(bytes, namespace) {
      const armor = Buffer.from(sshsig(key, namespace, bytes))
      const examined = examine(armor, bytes)
      return 'problem' in examined ? { no: examined.problem } : { armor, fingerprint: examined.signed.key.fingerprint }
    },
  }
}

function inMemory(files: Examples): Files {
  const absent = (path: string): NoBytes => ({ state: 'nothing', why: `There is no file \`${path}\`.` })
  const bytesOf = (path: string) => {
    const text = files.get(path)
    return text === undefined ? undefined : { bytes: new TextEncoder().encode(text), version: digestOf(text) }
  }
  return {
    async look(path) {
      const file = bytesOf(path)
      return file ? { size: file.bytes.length, version: file.version } : absent(path)
    },
    async read(path, cap) {
      const file = bytesOf(path)
      if (!file) return absent(path)
      return file.bytes.length > cap ? { state: 'refused', why: `\`${path}\` is too large.` } : file
    },
  }
}
