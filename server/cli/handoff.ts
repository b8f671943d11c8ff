// `countersign handoff`: the handoff is signed, the bundle made and delivered, and only what has arrived is recorded.
import type { Refusal, Scene } from '../acts/act.ts'
import { handOff, leavingOf } from '../acts/hand-off.ts'
import { type Done, perform } from '../acts/perform.ts'
import { bundleName, bundleOf, forReader, signedBundle } from '../handoff/bundle.ts'
import { packed } from '../handoff/tar.ts'
import { record } from '../host/do-act.ts'
import { packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { digestOf } from '../ledger/canonical.ts'
import { deliver, type Parcel } from '../node/deliver.ts'
import { arrived, keepWaiting, waiting } from '../node/outbox.ts'
import { personHere } from '../node/person.ts'
import { plainRole } from '../profile/people.ts'
import { handsOf } from './act.ts'
import { type Call, exit } from './command.ts'

export async function handOffPacket(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [name = ''] = rest
  const where = flags.text('deliver')
  if (!where) throw new Wrong('Say with --deliver where it goes: a folder, git:REF, or an https address.')
  const at = await packetAt(name, terminal.cwd, terminal.env, { policyFrom: flags.text('policy-from') })
  const { scene, signers } = at
  const { root } = at.home
  const leaving = leavingOf(scene, flags.text('to'))
  if ('no' in leaving) return refused(leaving, call)
  const readers = [{ role: undefined, where }, ...flags.all('for').map(readerOf)]
  const unsigned = bundleOf(leaving)
  const before = again(scene, root, unsigned.manifest)
  const done = before ?? (await signed(scene, call, root, signers))
  if ('no' in done) return refused(done, call)
  const [written] = done.written
  keepWaiting(root, unsigned.manifest, written!)

  const called = bundleName(scene.subject.packet.fields.get('packet')?.value ?? '', unsigned.manifest)
  const places: string[] = []
  for (const { role, where } of readers) {
    const files = signedBundle(role === undefined ? unsigned : forReader(unsigned, role), [
      written!.event,
      ...written!.beside,
    ])
    const name = role === undefined ? called : `${called}-for-${role}`
    const key = role === undefined ? unsigned.manifest : digestOf(`${unsigned.manifest} ${role}`)
    const parcel: Parcel = { name, files, archive: packed(name, files), key }
    const went = await deliver(where, parcel, terminal.cwd)
    if ('problem' in went)
      return refused(
        { no: `${went.problem}\nNothing was recorded. Called again, this sends the same signed handoff.` },
        call,
      )
    places.push(went.arrived)
  }

  record(at, done)
  arrived(root, unsigned.manifest)
  const event = written!.event.name.replace(/\.json$/, '')
  terminal.out(
    flags.has('json')
      ? `${JSON.stringify({ schema: 'countersign.handoff.v1', done: true, event, manifest: unsigned.manifest, bundle: called, arrived: places.join(', ') })}\n`
      : `${before ? `${done.says}\n` : ''}It arrived: ${places.join(', ')}\n`,
  )
  return exit.clean
}

/** `ROLE=WHERE`: besides the formal decision, which gets the whole packet, a reader who gets what this role may read. */
function readerOf(said: string): { readonly role: string; readonly where: string } {
  const [, role = '', where = ''] = /^([^=]+)=(.+)$/.exec(said) ?? []
  if (where) return { role: plainRole(role), where }
  throw new Wrong(`--for needs a role and a place, as in \`--for legal=../legal\`, and \`${said}\` is none.`)
}

/** The handoff that was signed before and did not arrive, if it still counts. */
function again(scene: Scene, root: string, manifest: string): Done | undefined {
  const found = waiting(root, manifest)
  if (!found) return undefined
  const ledger = scene.ledger.with([...found.beside, found.event])
  const id = found.event.name.replace(/\.json$/, '')
  if (!ledger.event(id)?.counts) return undefined
  const says = `The handoff that was signed before, under manifest ${manifest}.`
  return { says, written: [found], changes: [], destroys: [], ledger }
}

function signed(scene: Scene, { flags, terminal }: Call, root: string, signers: string) {
  const [to, text] = [flags.text('to'), flags.text('text')]
  const hands = handsOf(
    personHere(root, signers, flags.text('me')),
    undefined,
    terminal,
    flags.has('yes') ? 'never' : 'on a terminal',
  )
  return perform(handOff, { ...(to ? { to } : {}), ...(text ? { text } : {}) }, scene, hands)
}

function refused({ no }: Refusal, { flags, terminal }: Call): number {
  if (flags.has('json')) terminal.out(`${JSON.stringify({ schema: 'countersign.handoff.v1', done: false, why: no })}\n`)
  else terminal.err(`${no}\n`)
  return exit.findings
}
