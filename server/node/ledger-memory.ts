// What this machine knew of a ledger when somebody last looked at it, in a file of the person's own cache folder: its
// heads, so that a tip that is gone is missed; signatures that were verified; and of a long ledger all of its files, told
// apart by name, size and times, so that they are neither read nor hashed again. Whoever can write there could lie about
// the ledger: what decides takes only the heads, which can accuse and never acquit.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LedgerFile } from '../ledger/contents.ts'
import type { Ledger } from '../ledger/fold.ts'
import { readName } from '../ledger/names.ts'
import type { Examined } from '../ledger/sshsig.ts'
import { readCache, sealed } from './cache-file.ts'
import { codeOf } from './errors.ts'
import { readFileIn } from './event-files.ts'
import { isStrayBeside, strayBeside, sweepOnce } from './strays.ts'

export type Memory = {
  /** The person's cache folder. */
  readonly folder: string
  readonly takes: 'everything' | 'heads'
  /** Whether git may say that a tip which is not here is on another branch: to run it takes trust. */
  readonly git?: 'never'
}

type Index = {
  readonly schema: string
  readonly opening: string | undefined
  readonly heads: readonly string[]
  readonly signatures: readonly (readonly [key: string, examined: Examined])[]
  readonly files: readonly (readonly [name: string, stamp: string, size: number])[]
}

export type Recalled = {
  readonly index: Index
  readonly files: ReadonlyMap<string, { readonly stamp: string; readonly bytes: Uint8Array }>
}

const schema = 'countersign.ledger-memory.v1'
/** A shorter ledger is read as quickly as it is remembered. */
const long = 300
/** A file system's clock ticks more slowly than ours: what was written just now may be written again under the same time. */
const tick = 50

export function recall({ folder }: Memory, ledger: string): Recalled | undefined {
  const stored = readCache(placeOf(folder, ledger))
  if (!stored || !isIndex(stored.index)) return undefined
  let at = 0
  const files = new Map(
    stored.index.files.map(([name, stamp, size]) => [name, { stamp, bytes: stored.bytes.subarray(at, (at += size)) }]),
  )
  return { index: stored.index, files }
}

export type Read = { readonly files: readonly LedgerFile[]; readonly stamps: ReadonlyMap<string, string> }

/** Every file of the folder; what was read and found whole before, and is the same file still, is taken as it was. */
export function readAgain(ledger: string, recalled: Recalled | undefined): Read {
  const stamps = new Map<string, string>()
  const now = Date.now()
  const files = readdirSync(ledger, { withFileTypes: true })
    .filter(({ name }) => readName(name).kind !== 'stray')
    .map((entry): LedgerFile => {
      const { name } = entry
      const stat = entry.isFile() ? statSync(join(ledger, name)) : undefined
      if (!stat) return readFileIn(ledger, entry)
      const stamp = [stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino].join(' ')
      if (Math.max(stat.mtimeMs, stat.ctimeMs) < now - tick) stamps.set(name, stamp)
      const known = recalled?.files.get(name)
      return known?.stamp === stamp ? { name, bytes: known.bytes, whole: true } : readFileIn(ledger, entry)
    })
  return { files, stamps }
}

/** Heads of which this ledger knows nothing any more. Another ledger at the same place has another opening. */
export function gone({ index }: Recalled, { contents, standing, state }: Ledger): readonly string[] {
  const [opening] = standing.opened
  if (opening && index.opening !== undefined && opening.event !== index.opening && !contents.events.has(index.opening))
    return []
  const isThere = (event: string) => contents.events.has(event) || contents.damage.has(`${event}.json`)
  return index.heads.filter(event => !isThere(event) && !state.losses.has(event))
}

type Looked = Read & { readonly ledger: Ledger; readonly signatures: ReadonlyMap<string, Examined> }

/** `missed`: heads that are gone, and stay remembered until somebody says that they are lost. */
export function keep(
  { folder, takes }: Memory,
  path: string,
  { files, stamps, ledger, signatures }: Looked,
  missed: readonly string[],
  before: Recalled | undefined,
): void {
  const heads = [...ledger.heads, ...missed].sort()
  const isLong = takes === 'everything' && files.length >= long
  const kept = isLong ? files.filter(({ name }) => stamps.has(name) && !ledger.contents.damage.has(name)) : []
  const index: Index = {
    schema,
    opening: ledger.standing.opened[0]?.event,
    heads,
    signatures: takes === 'everything' ? [...signatures] : (before?.index.signatures ?? []),
    files: kept.map(({ name, bytes }) => [name, stamps.get(name)!, bytes?.length ?? 0]),
  }
  if (before && takes === 'heads' && same(before.index.heads, heads)) return
  if (before && JSON.stringify(before.index) === JSON.stringify(index)) return
  write(placeOf(folder, path), sealed(index, takes === 'everything' ? kept.map(({ bytes }) => bytes ?? nothing) : []))
}

/** After something was added: these are its heads now, beside those that are gone and that nobody has given up yet. */
export function keepHeads({ folder }: Memory, path: string, ledger: Ledger): void {
  const before = recall({ folder, takes: 'heads' }, path)
  const opening = ledger.standing.opened[0]?.event
  const heads = [...ledger.heads, ...(before ? gone(before, ledger) : [])].sort()
  const index: Index = before
    ? { ...before.index, opening, heads }
    : { schema, opening, heads, signatures: [], files: [] }
  const bytes = before ? [...before.files.values()].map(one => one.bytes) : []
  write(placeOf(folder, path), sealed(index, bytes))
}

const nothing = new Uint8Array()
const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

const placeOf = (folder: string, ledger: string) =>
  join(folder, 'ledgers', createHash('sha256').update(ledger).digest('hex').slice(0, 32))

/** Whole or not at all; a power failure may take it, and then it is made again. A home that cannot be written to is no reason to fail. */
function write(path: string, pieces: readonly Uint8Array[]): void {
  const beside = strayBeside(path)
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(beside, Buffer.concat(pieces), { mode: 0o600 })
    renameSync(beside, path)
    sweepOnce(dirname(path), isStrayBeside)
  } catch (error) {
    rmSync(beside, { force: true })
    if (codeOf(error) === '') throw error
  }
}

const isIndex = (index: unknown): index is Index =>
  typeof index === 'object' && index !== null && 'schema' in index && index.schema === schema
