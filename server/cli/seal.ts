// `countersign seal` and `unseal`: restricted text kept for those who may read it.
import { restrictedTo, rolesFor, sealOf } from '../evidence/restriction.ts'
import { type PacketAt, packetAt } from '../host/packet-at.ts'
import { sealedStatement, statementIn } from '../host/seal-statement.ts'
import { keepSealed, open, reseal, sealedDigests } from '../host/sealing.ts'
import { Wrong } from '../host/wrong.ts'
import { personHere } from '../node/person.ts'
import { replaceText } from '../node/write-file.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function runSeal(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [name = '', id] = rest
  const at = await packetAt(name, terminal.cwd, terminal.env)
  if (id === undefined) return sealAnew(at, call)
  const label = flags.text('as')?.trim()
  if (!label)
    throw new Wrong('Say with --as what everybody may know of it.', 'It stands on the page instead of the words.')
  const sealed = await sealedStatement(at, id, label)
  if ('no' in sealed) return refused(sealed.no, call)
  keepSealed(at, sealed.seal)
  if (replaceText(at.file, sealed.text, at.text) === 'changed meanwhile')
    throw new Wrong(`${name} changed meanwhile, so it was left as it is: run it again.`)
  terminal.out(`${sealed.says}\n`)
  keyless(sealed.seal.keyless, call)
  return exit.clean
}

export async function runUnseal(call: Call): Promise<number> {
  const { flags, rest, terminal } = call
  const [name = '', id = ''] = rest
  const at = await packetAt(name, terminal.cwd, terminal.env)
  const evidence = at.scene.subject.packet.evidenceOf(id)
  const digest = evidence ? evidence.digest?.hex : /^[0-9a-f]{8,64}$/.test(id) ? id : sealOf(statementIn(at, id))
  if (!digest) throw new Wrong(`${id} is not sealed.`)
  const { handle } = personHere(at.home.root, at.signers, flags.text('me'))
  if (!handle)
    throw new Wrong('Nobody knows who you are here.', 'Give --me HANDLE: who reads what is sealed is recorded.')
  const opened = await open(at, digest, terminal.env, { who: `@${handle}`, what: id, why: flags.text('reason') ?? '' })
  if ('no' in opened) return refused(opened.no, call)
  terminal.out(`${harmless(opened.text)}\n`)
  return exit.clean
}

/** Everything beside the page, for those who may read it now. */
async function sealAnew(at: PacketAt, call: Call): Promise<number> {
  const { packet, profile } = at.scene.subject
  const wanted = [
    ...packet.statements.map(one => ({ id: one.id, shown: sealOf(one), roles: restrictedTo(one) })),
    ...packet.evidence.map(one => ({
      id: one.id,
      shown: one.digest?.hex,
      roles: rolesFor(one, profile.evidence[one.kind]),
    })),
    ...[...at.text.matchAll(/\[redacted: [\w-]+ ([0-9a-f]{8})\]/g)].map(([id, shown]) => ({ id, shown, roles: [] })),
  ]
  let failed = false
  const lying = sealedDigests(at)
  for (const digest of lying) {
    const one = wanted.find(({ shown }) => shown !== undefined && digest.startsWith(shown))
    if (!one) continue
    const done = await reseal(at, digest, one.roles, call.terminal.env)
    failed ||= 'no' in done
    call.terminal.out(
      `${one.id}: ${'no' in done ? harmless(done.no) : `sealed for ${one.roles.join(', ') || 'coordinator and owner'}`}\n`,
    )
    if (!('no' in done)) keyless(done.keyless, call)
  }
  if (lying.length === 0) call.terminal.out('Nothing is sealed beside this page.\n')
  return failed ? exit.findings : exit.clean
}

function keyless(people: readonly string[], { terminal }: Call): void {
  if (people.length > 0) terminal.err(`No reading key on the roster, so they cannot read it: ${people.join(', ')}.\n`)
}

function refused(no: string, { terminal }: Call): number {
  terminal.err(`${harmless(no)}\n`)
  return exit.findings
}
