// `countersign verify`: what a bundle proves, in plain words.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Verified, verifyBundle } from '../handoff/verify.ts'
import { Wrong } from '../host/wrong.ts'
import { readBundle } from '../node/bundle-files.ts'
import { said } from '../node/errors.ts'
import { count } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export function verifyFiles({ flags, rest: [name = ''], terminal }: Call): number {
  const list = flags.text('signers')
  const read = readBundle(resolve(terminal.cwd, name))
  if ('problem' in read)
    throw new Wrong(
      read.problem,
      name.endsWith('.md')
        ? `A bundle is what \`countersign handoff\` makes. \`countersign ledger verify ${name}\` checks the ledger of a packet.`
        : 'A bundle is a folder or a .tar.gz that `countersign handoff` made.',
    )
  const found = verifyBundle(read.files, list === undefined ? undefined : listIn(resolve(terminal.cwd, list)))
  terminal.out(flags.has('json') ? json(found) : words(found, list))
  return found.wrong.length > 0 ? exit.findings : exit.clean
}

function listIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Wrong(`The list of signers ${path} cannot be read: ${said(error)}.`)
  }
}

const json = (found: Verified) =>
  `${JSON.stringify({ schema: 'countersign.verify.v1', fine: found.wrong.length === 0, ...found }, undefined, 2)}\n`

function words(found: Verified, list: string | undefined): string {
  const { wrong, identity, signed, packet, to, events, policies, withheld } = found
  if (wrong.length > 0)
    return [
      ...wrong.map(one => `WRONG  ${harmless(one)}`),
      '',
      `Wrong: ${wrong.length}. Do not rely on this bundle; ask for it again.`,
      '',
    ].join('\n')
  return [
    'This bundle asks for a decision. It is none.',
    '',
    harmless(`${packet}, to ${to}: every file is listed and unchanged, ${events} events count as they say.`),
    ...(identity === 'established'
      ? [`Established by ${list}:`]
      : ['Consistent, identity not established: the list of signers came with it. Give your own with --signers.']),
    ...signed.map(one => `  ${harmless(one)}`),
    '',
    ...(withheld.length > 0
      ? [
          `${count(withheld.length, 'file')} not in this reader's bundle: manifest.json names them, and the roles that may read them.`,
          '',
        ]
      : []),
    `Judged by the policy that the packet was under, ${policies.join(', ')}: who held which role is what it says.`,
    '',
  ].join('\n')
}
