// `countersign sync`: the page of one packet, brought in step with its ledger.
import { sync } from '../acts/page/sync.ts'
import { packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { replaceText } from '../node/write-file.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function syncPage({ flags, rest: [name = ''], terminal }: Call): Promise<number> {
  const {
    file,
    text: before,
    scene,
  } = await packetAt(name, terminal.cwd, terminal.env, { config: flags.text('config') })
  const synced = sync(before, scene)
  if ('no' in synced) {
    terminal.err(`${harmless(synced.no)}\n`)
    return exit.findings
  }
  const inStep = synced.text === before
  const said = synced.says.map(line => `${harmless(line)}\n`).join('')
  if (flags.has('check')) {
    const out = `${name} is out of step with its ledger: \`countersign sync ${name}\` would change it.\n`
    terminal.out(inStep ? said || `${name} is in step with its ledger.\n` : `${said}${out}`)
    return inStep && synced.left === 0 ? exit.clean : exit.findings
  }
  if (!inStep && replaceText(file, synced.text, before) === 'changed meanwhile')
    throw new Wrong(`${name} changed meanwhile, so it was left as it is: run it again.`)
  terminal.out(said || `${name} is in step with its ledger.\n`)
  return synced.left === 0 ? exit.clean : exit.findings
}
