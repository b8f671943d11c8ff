// `countersign redact`: secrets and personal identifiers, taken out of a page.
import { packetAt } from '../host/packet-at.ts'
import { redacted } from '../host/redact.ts'
import { keepSealed } from '../host/sealing.ts'
import { Wrong } from '../host/wrong.ts'
import { replaceText } from '../node/write-file.ts'
import { placesIn } from '../report/lines.ts'
import { count } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function runRedact({ flags, rest: [name = ''], terminal }: Call): Promise<number> {
  const at = await packetAt(name, terminal.cwd, terminal.env)
  const { text, taken, seals, unsealed, voided, words } = await redacted(at)
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
  const { place } = placesIn(at.text)
  const says = taken.map(({ range, now }) => `line ${place(range.start).line}: ${now}`)
  says.push(
    isDry ? `${count(taken.length, 'thing')} would be taken out.` : `${count(taken.length, 'thing')} taken out.`,
  )
  if (seals.length > 0)
    says.push(
      `What identifies a person is sealed for coordinator, owner and the recovery key: \`countersign unseal ${name} DIGITS\` shows it to them, \`countersign dispose ${name} DIGITS\` destroys it.`,
    )
  if (unsealed !== undefined) says.push(`It is only taken out, and kept nowhere: ${unsealed}`)
  for (const { name: block, by } of voided)
    says.push(`${block} is another text than ${by} accepted: it waits for a person.`)
  for (const digest of words)
    says.push(
      `The ledger’s words ${digest.slice(0, 12)} still have it: \`countersign dispose ${name} ${digest.slice(0, 12)} --why TEXT\` destroys them.`,
    )
  says.push('What git has of it already, only a rewritten history loses. A secret is to be revoked.')
  terminal.out(`${says.map(harmless).join('\n')}\n`)
  return exit.clean
}
