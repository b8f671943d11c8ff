// What is known of one packet that is not open: its place in the list, its findings, and the names in it. Plain data, for it
// comes from another thread or from an earlier run.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Range as Wire } from 'vscode-languageserver-protocol/node'
import type { Packet } from '../../schemas/packet.ts'
import type { PacketEntry } from '../../schemas/protocol.ts'
import { type Basis, basisOf } from '../host/basis.ts'
import type { Kept } from '../host/cache.ts'
import { type Judge, judgeIn } from '../host/judge.ts'
import type { Known } from '../host/open-workspace.ts'
import type { Job } from '../host/targets.ts'
import { entryOf } from '../ide/entry.ts'
import { type Outlined, outline } from '../ide/symbols.ts'
import type { Home } from '../node/homes.ts'
import { readPacket } from '../node/packet-file.ts'
import { stampsIn } from '../node/stamp.ts'
import { sourceOf } from '../packet/source.ts'
import type { Checked } from '../rules/run.ts'
import { Lines } from './lines.ts'
import { type Encoding, type Places, placesIn } from './places.ts'
import { chosen, more, type Told, told } from './told.ts'

export type Listed = {
  readonly name: string
  readonly detail: string
  readonly kind: Outlined['kind']
  readonly range: Wire
}
export type Contents = { readonly findings: readonly Told[]; readonly symbols: readonly Listed[] }
/** What is asked for all the time is at hand; the rest stays bytes until somebody looks. */
export type Shelved = Kept<Omit<PacketEntry, 'uri'>>

/** What the threads agree on. */
export type Setup = {
  readonly homes: readonly Home[]
  readonly jobs: readonly Job[]
  /** Minutes since 1970. */
  readonly now: number
  readonly known: Known
  readonly git: 'ask' | 'never'
  readonly encoding: Encoding
}
/** Nothing where there is no packet any more. */
export type Outcome = { readonly shelved?: Shelved; readonly basis?: Basis; readonly fault?: string }

export function shelving(setup: Setup): (job: number) => Promise<Outcome> {
  const { homes, jobs, now, known, git, encoding } = setup
  const judges = homes.map(home => judgeIn(home, { now }, undefined, known, undefined, git))
  const stamps = homes.map(({ root }) => stampsIn(root))
  return async index => {
    const job = jobs[index]!
    const read = readPacket(job.file, homes[job.home]!.root)
    if (read.state !== 'packet') return {}
    const since = Date.now()
    try {
      const checked = await (judges[job.home] as Judge)(read.text, job.path)
      const basis = basisOf(checked, stamps[job.home]!, since)
      return { shelved: shelve(job.path, checked, encoding), ...(basis && { basis }) }
    } catch (error) {
      // Whatever goes wrong with one packet, the others are answered.
      return { fault: `${job.file}: ${error instanceof Error ? error.stack : error}` }
    }
  }
}

function shelve(path: string, checked: Checked, encoding: Encoding): Shelved {
  const { text } = checked.subject.packet
  const places = placesIn(sourceOf(text), new Lines(text), encoding)
  const symbols = listed(checked.subject.packet, places)
  const { shown, all } = chosen(checked)
  const some = shown.map(one => told(one, places))
  const contents: Contents = { findings: all > some.length ? [more(all, places), ...some] : some, symbols }
  // Of a thousand packets most are never looked at again.
  const findings = new Uint8Array(deflateRawSync(JSON.stringify(contents), { level: 1 }))
  return { path, summary: entryOf(checked), findings }
}

export const listed = (packet: Packet, places: Places): readonly Listed[] =>
  outline(packet).flatMap(one => flat(one, places))

const flat = ({ name, detail, kind, range, children }: Outlined, places: Places): readonly Listed[] => [
  { name, detail, kind, range: places.wire(range) },
  ...children.flatMap(one => flat(one, places)),
]

export const contentsOf = ({ findings }: Shelved): Contents => JSON.parse(inflateRawSync(findings).toString('utf8'))
