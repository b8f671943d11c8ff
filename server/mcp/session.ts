// One connection: the folder that it may look at, and the agent that it speaks as.
import { realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type * as z from 'zod'
import type { Act, Refusal, Refused } from '../acts/act.ts'
import type { Done } from '../acts/perform.ts'
import type { Model } from '../agents/model/model.ts'
import { doAct } from '../host/do-act.ts'
import { agentHands } from '../host/hands.ts'
import { homesFor } from '../host/homes-for.ts'
import { type OpenWorkspace, openWorkspace } from '../host/open-workspace.ts'
import { type PacketAt, packetAt } from '../host/packet-at.ts'
import { countRefusal } from '../host/refusals.ts'
import { targets } from '../host/targets.ts'
import { Wrong } from '../host/wrong.ts'
import { setDigest } from '../ledger/seal.ts'
import { codeOf } from '../node/errors.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import { isInside, pathFrom } from '../node/paths.ts'
import { unreadFindings } from '../rules/shared/unread.ts'
import { type Veil, veilOf } from '../rules/shared/veil.ts'
import { Memory } from './memory.ts'

export type Session = {
  /** The workspace that everything lies in; nothing outside of it is ever named, read or written. */
  readonly root: string
  /** `agent:NAME`, where somebody said which. */
  readonly agent: string | undefined
  /** May word what roles prepare, where somebody set one up. */
  readonly model?: Model | undefined
  /** A packet by its path from the root, or by its number. */
  packet(named: string): Promise<Seen>
  /** Paths from the root. */
  packets(): Promise<readonly string[]>
  /** What its file says now. */
  workspace(): Promise<OpenWorkspace>
  /** Does what an agent may, as that agent, and writes it. */
  act<I extends z.ZodObject>(act: Act<I>, input: z.output<I>, seen: Seen, agent: string): Promise<Done | Refusal>
  /** Counts what the gate has against a draft that an agent had checked. */
  refused(seen: Seen, why: readonly Refused[]): void
  readonly memory: Memory
}

export type Seen = PacketAt & {
  /** What an answer about it says first. */
  readonly about: About
  readonly veil: Veil
}

/** Which state of a packet an answer is about: the same two digests, the same packet. */
export type About = {
  readonly packet: string
  readonly number: string
  readonly revision: string
  readonly ledger: string
}

type Speaking = { readonly agent: string | undefined; readonly model: Model | undefined }

export function openSession(folder: string, env: NodeJS.ProcessEnv, { agent, model }: Speaking): Session {
  const cwd = realpathSync.native(folder)
  const home = homesFor(undefined, cwd)(cwd)
  const root = realpathSync.native(home.root)
  const packets = async () => {
    const { jobs } = await targets([root], { cwd: root, homeOf: homesFor(undefined, root), show: file => file })
    return jobs.map(({ file }) => pathFrom(root, file)).filter(path => isWithin(root, path))
  }
  const memory = new Memory()
  const shown = (at: PacketAt): Seen => {
    const one = seen(at, root)
    memory.keep(one)
    return one
  }
  return {
    root,
    agent,
    model,
    packets,
    workspace: () => openWorkspace(homesFor(undefined, root)(root)),
    memory,
    refused(seen, why) {
      if (agent) countRefusal(seen, { agent, role: undefined, asked: 'check' }, why)
    },
    act: (act, input, seen, agent) => doAct(act, input, seen, agentHands(agent)),
    async packet(named) {
      if (isWithin(root, named) && named.endsWith('.md')) return shown(await packetAt(named, root, env))
      for (const path of isNumber(named) ? await packets() : []) {
        const at = await packetAt(path, root, env)
        if (numberOf(at) === named) return shown(at)
      }
      throw new Wrong(
        `There is no packet ${named} in this workspace.`,
        'Packets are named by their path from the workspace’s root, or by their number: list_packets names them all.',
      )
    },
  }
}

/** Where it really lies, links followed: the page, and the ledger beside it. */
function isWithin(root: string, named: string): boolean {
  const file = resolve(root, named)
  const page = real(file)
  if (!page || !isInside(page, root) || !isInside(file, root)) return false
  const ledger = real(join(root, ledgerFolder(pathFrom(root, file))))
  return ledger ? isInside(ledger, root) : isInside(real(dirname(file)) ?? file, root)
}

function real(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (codeOf(error) === '') throw error
    return undefined
  }
}

const isNumber = (named: string) => /^[A-Z][A-Z0-9-]*\d$/.test(named)
const numberOf = ({ scene }: PacketAt) => scene.subject.packet.fields.get('packet')?.value ?? ''

const seen = (at: PacketAt, root: string): Seen => seenAs(pathFrom(root, at.file), at)

/** Judged without what agents may not read: no answer of any tool rests on it. */
export const seenAs = (packet: string, at: PacketAt): Seen => ({
  ...at,
  checked: unreadFindings(at.checked),
  veil: veilOf(at.checked.world),
  about: {
    packet,
    number: numberOf(at),
    revision: at.scene.revision,
    ledger: setDigest(at.scene.ledger.events.map(({ id }) => id)),
  },
})
