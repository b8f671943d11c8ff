// A packet that somebody named and that has a ledger, with everything that acts look at.
import { type PacketAt, packetAt } from './packet-at.ts'
import { Wrong } from './wrong.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Refused where the packet has no ledger. */
export async function sceneAt(name: string, cwd: string, env: Env): Promise<PacketAt> {
  const at = await packetAt(name, cwd, env)
  if (at.scene.subject.record) return at
  throw new Wrong(`${name} has no ledger yet.`, `\`countersign open ${name}\` begins it.`)
}
