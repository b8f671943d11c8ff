// `countersign redact`: secrets and personal identifiers, taken out of a page.
import { packetAt } from '../host/packet-at.ts'
import { redacted, saysOf } from '../host/redact.ts'
import { keepSealed } from '../host/sealing.ts'
import { Wrong } from '../host/wrong.ts'
import { replaceText } from '../node/write-file.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function runRedact({ flags, rest: [name = ''], terminal }: Call): Promise<number> {
  const at = await packetAt(name, terminal.cwd, terminal.env)
  const found = await redacted(at)
  const { text, taken, seals } = found
  if (taken.length === 0) {
    terminal.out('No secret and no personal identifier stands in the open text of this page.\n')
    return exit.clean
  }
  const isDry = flags.has('dry-run')
  if (!isDry) {
    for (const seal of seals) keepSealed(at, seal)
    if (replaceText(at.file, text, at.text) === 'changed meanwhile')
      throw new Wrong(`${name} changed meanwhile, so it was left as it is: run it again.`)
  }
  const says = saysOf(found, at, isDry ? 'would be taken out' : 'taken out')
  terminal.out(`${says.map(harmless).join('\n')}\n`)
  return exit.clean
}
