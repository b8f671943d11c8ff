// `countersign handoff`: the handoff is signed, the bundle made and delivered, and only what has arrived is recorded.
import type { Refusal } from '../acts/act.ts'
import { handOver, type Reader, type Wish } from '../host/hand-over.ts'
import { packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { personHere } from '../node/person.ts'
import { plainRole } from '../profile/people.ts'
import { harmless } from '../report/width.ts'
import { handsOf } from './act.ts'
import { type Call, exit } from './command.ts'

export async function handOffPacket(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [name = ''] = rest
  const where = flags.text('deliver')
  if (!where) throw new Wrong('Say with --deliver where it goes: a folder, git:REF, or an https address.')
  const at = await packetAt(name, terminal.cwd, terminal.env, { policyFrom: flags.text('policy-from') })
  const asks = flags.has('yes') ? 'never' : 'on a terminal'
  const hands = () => handsOf(personHere(at.home.root, at.signers, flags.text('me')), undefined, terminal, asks)
  const readers = [{ role: undefined, where }, ...flags.all('for').map(readerOf)]
  const wish: Wish = {
    to: flags.text('to'),
    text: flags.text('text'),
    readers,
    cwd: terminal.cwd,
    prompts: process.stdin.isTTY && process.stderr.isTTY ? 'terminal' : 'nobody',
    heard: where => terminal.progress(`Taking it to ${harmless(where)} …`),
    stoppable: terminal.stoppable,
  }
  const over = await handOver(at, wish, hands)
  if ('no' in over) return refused(over, call)
  const { done, event, manifest, bundle, places, again } = over
  terminal.out(
    flags.has('json')
      ? `${JSON.stringify({ schema: 'countersign.handoff.v1', done: true, event, manifest, bundle, arrived: places.join(', ') })}\n`
      : `${again ? `${done.says}\n` : ''}It arrived: ${places.join(', ')}\n`,
  )
  return exit.clean
}

/** `ROLE=WHERE`: besides the formal decision, which gets the whole packet, a reader who gets what this role may read. */
function readerOf(said: string): Reader {
  const [, role = '', where = ''] = /^([^=]+)=(.+)$/.exec(said) ?? []
  if (where) return { role: plainRole(role), where }
  throw new Wrong(`--for needs a role and a place, as in \`--for legal=../legal\`, and \`${said}\` is none.`)
}

function refused({ no }: Refusal, { flags, terminal }: Call): number {
  if (flags.has('json')) terminal.out(`${JSON.stringify({ schema: 'countersign.handoff.v1', done: false, why: no })}\n`)
  else terminal.err(`${harmless(no)}\n`)
  return exit.findings
}
