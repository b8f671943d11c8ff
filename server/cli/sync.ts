// `countersign sync`: the page of one packet, brought in step with its ledger.
import { dirname, resolve } from 'node:path'
import { sync } from '../acts/page/sync.ts'
import { sceneOf } from '../acts/scene.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { signersIn } from '../node/person.ts'
import { replaceText } from '../node/write-file.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit, Wrong } from './command.ts'
import { homesFor } from './homes-for.ts'
import { judgeIn } from './judge.ts'

export async function syncPage({ flags, rest: [name = ''], terminal }: Call): Promise<number> {
  const file = resolve(terminal.cwd, name)
  const home = homesFor(flags.text('config'), terminal.cwd)(dirname(file))
  const read = readPacket(file, home.root)
  if (read.state !== 'packet') throw new Wrong('why' in read ? `${name}: ${read.why}` : `There is no packet ${name}.`)
  const now = Math.floor(Date.now() / 60_000)
  const { subject } = await judgeIn(home, { now })(read.text, pathFrom(home.root, file))
  const synced = sync(read.text, sceneOf(subject, signersIn(home.root)))
  if ('no' in synced) {
    terminal.err(`${harmless(synced.no)}\n`)
    return exit.findings
  }
  const inStep = synced.text === read.text
  const said = synced.says.map(line => `${harmless(line)}\n`).join('')
  if (flags.has('check')) {
    const out = `${name} is out of step with its ledger: \`countersign sync ${name}\` would change it.\n`
    terminal.out(inStep ? said || `${name} is in step with its ledger.\n` : `${said}${out}`)
    return inStep && synced.left === 0 ? exit.clean : exit.findings
  }
  if (!inStep && replaceText(file, synced.text, read.text) === 'changed meanwhile')
    throw new Wrong(`${name} changed meanwhile, so it was left as it is: run it again.`)
  terminal.out(said || `${name} is in step with its ledger.\n`)
  return synced.left === 0 ? exit.clean : exit.findings
}
