// A packet with what lies beside it on the disk: its page, its ledger folder, and the keys of its workspace.
import { randomBytes } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerFile } from '../ledger/contents.ts'
import { recordOf } from '../workspace/record.ts'
import type { Record } from '../workspace/subject.ts'
import { codeOf, said } from './errors.ts'
import { addEvent, destroyWords, isStray, readLedgerFolder } from './event-files.ts'
import { ledgerFolder } from './ledger-folder.ts'
import type { Memory } from './ledger-memory.ts'
import { rememberedRecord } from './remembered-record.ts'
import { sweepOnce } from './strays.ts'

/**
 * Nothing where there is no folder. One that cannot be read, or that is a link and so may be anybody's, is a ledger that
 * holds something which does not belong there.
 * `memory`: where this machine remembers ledgers, for whoever wants to be told of a tip that is gone.
 */
export function readRecord(root: string, page: string, memory?: Memory): Record | undefined {
  const folder = join(root, ledgerFolder(page))
  try {
    const there = lstatSync(folder, { throwIfNoEntry: false })
    if (!there) return undefined
    if (there.isSymbolicLink()) return recordOf([{ name: `${ledgerFolder(page)} (a link, where a folder must be)` }])
    const record = memory ? rememberedRecord(root, ledgerFolder(page), memory) : recordOf(readLedgerFolder(folder))
    return isEmpty(record) ? recordOf([{ name: `${ledgerFolder(page)} (with nothing in it)` }]) : record
  } catch (error) {
    if (codeOf(error) === '') throw error
    return recordOf([{ name: `${ledgerFolder(page)} (${said(error)})` }])
  }
}

/** What an opened packet decided was taken away, or is of another repository that nobody fetched. */
const isEmpty = ({ ledger: { contents, damage } }: Record): boolean =>
  contents.events.size + contents.signatures.size + contents.words.size + contents.policies.size + damage.length === 0

type Named = Pick<LedgerFile, 'name'> & { readonly bytes: Uint8Array }
type Written = { readonly event: Named; readonly beside: readonly Named[] }

export function addToLedger(root: string, page: string, written: readonly Written[]): void {
  const folder = join(root, ledgerFolder(page))
  for (const { event, beside } of written) addEvent(folder, event, beside)
  if (written.length > 0) sweepOnce(folder, isStray)
}

/** Destroys words that the ledger says are destroyed. What it holds of them afterwards is their digests. */
export function destroyIn(root: string, page: string, digests: readonly string[]): void {
  if (digests.length > 0) destroyWords(join(root, ledgerFolder(page)), digests)
}

export const freshSalt = (): string => randomBytes(16).toString('hex')
export const timeNow = (): string => `${new Date().toISOString().slice(0, 19)}Z`
