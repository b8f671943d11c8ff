// A packet that somebody named, read from the disk and judged, with or without a ledger: what every face begins with.
import { dirname, resolve } from 'node:path'
import type { Scene } from '../acts/act.ts'
import { sceneOf } from '../acts/scene.ts'
import { cacheFolder } from '../node/cache-file.ts'
import { countsFolder } from '../node/counts-folder.ts'
import type { Home } from '../node/homes.ts'
import type { Memory } from '../node/ledger-memory.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { signersOf } from '../node/person.ts'
import { snapshotDigests } from '../node/snapshots.ts'
import type { Checked } from '../rules/run.ts'
import { homesFor } from './homes-for.ts'
import { judgeIn } from './judge.ts'
import { Wrong } from './wrong.ts'

export type PacketAt = {
  readonly home: Home
  /** On the disk. */
  readonly file: string
  /** From the root of its workspace. */
  readonly page: string
  /** As the person named it. */
  readonly name: string
  readonly text: string
  readonly signers: string
  readonly scene: Scene
  readonly checked: Checked
  /** Where this machine remembers heads of ledgers. */
  readonly memory: Memory
  /** Where this machine keeps what it counts. */
  readonly counts: string
  /** The same packet as it is by then. */
  again(): Promise<PacketAt>
}

/** Where the workspace file comes from, if not from above the packet: a path, or a commit. */
export type From = { readonly config?: string | undefined; readonly policyFrom?: string | undefined }

export async function packetAt(
  name: string,
  cwd: string,
  /** It says where this machine remembers what it has seen: a ledger that lost its last event is told of in every face. */
  env: Readonly<Record<string, string | undefined>>,
  { config, policyFrom }: From = {},
): Promise<PacketAt> {
  const file = resolve(cwd, name)
  const home = homesFor(config, cwd, policyFrom)(dirname(file))
  const page = pathFrom(home.root, file)
  const read = readPacket(file, home.root)
  if (read.state !== 'packet') throw new Wrong('why' in read ? `${name}: ${read.why}` : `There is no packet ${name}.`)
  const signers = signersOf(home)
  const memory: Memory = { folder: cacheFolder(env), takes: 'heads' }
  const now = Math.floor(Date.now() / 60_000)
  const checked = await judgeIn(home, { now }, undefined, undefined, memory)(read.text, page)
  return {
    home,
    file,
    page,
    name,
    text: read.text,
    signers,
    scene: sceneOf(checked.subject, signers, snapshotDigests(home.root, page)),
    checked,
    memory,
    counts: countsFolder(env),
    again: () => packetAt(name, cwd, env, { config, policyFrom }),
  }
}
