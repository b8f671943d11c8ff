// A packet named on the command line with everything that acts look at: page, ledger, policy, blocks.
import { dirname, resolve } from 'node:path'
import type { Scene } from '../acts/act.ts'
import { sceneOf } from '../acts/scene.ts'
import type { Home } from '../node/homes.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { signersIn } from '../node/person.ts'
import type { Terminal } from '../node/terminal.ts'
import { Wrong } from './command.ts'
import { homesFor } from './homes-for.ts'
import { judgeIn } from './judge.ts'

export type SceneAt = { readonly home: Home; readonly file: string; readonly signers: string; readonly scene: Scene }

/** Refused where the packet has no ledger. */
export async function sceneAt(name: string, { cwd }: Terminal): Promise<SceneAt> {
  const file = resolve(cwd, name)
  const home = homesFor(undefined, cwd)(dirname(file))
  const read = readPacket(file, home.root)
  if (read.state !== 'packet') throw new Wrong('why' in read ? `${name}: ${read.why}` : `There is no packet ${name}.`)
  const judge = judgeIn(home, { now: Math.floor(Date.now() / 60_000) })
  const { subject } = await judge(read.text, pathFrom(home.root, file))
  if (!subject.record) throw new Wrong(`${name} has no ledger yet.`, `\`countersign open ${name}\` begins it.`)
  const signers = signersIn(home.root)
  return { home, file, signers, scene: sceneOf(subject, signers) }
}
