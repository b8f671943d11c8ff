// From what somebody names to the ledger that is meant, read from the disk as it is now.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readRecord } from '../node/dossier.ts'
import type { Home } from '../node/homes.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import type { Memory } from '../node/ledger-memory.ts'
import { pathFrom } from '../node/paths.ts'
import type { Record } from '../workspace/subject.ts'
import { homesFor } from './homes-for.ts'
import { Wrong } from './wrong.ts'

export type LedgerAt = {
  readonly home: Home
  /** The page, from the root of its workspace. It may be gone while its ledger is still there. */
  readonly page: string
  /** Where the ledger lies, from the same root. */
  readonly folder: string
  /** Absent where there is no folder. */
  readonly record?: Record
}

/** `name`: the page, or its ledger folder. */
type Asked = { readonly policyFrom?: string | undefined; readonly memory?: Memory | undefined }

export function ledgerAt(name: string, cwd: string, { policyFrom, memory }: Asked = {}): LedgerAt {
  const file = resolve(cwd, name.replace(/\.ledger[/\\]?$/, '.md'))
  if (!existsSync(dirname(file))) throw new Wrong(`There is no packet ${name}.`)
  const home = homesFor(undefined, cwd, policyFrom)(dirname(file))
  const page = pathFrom(home.root, file)
  const folder = ledgerFolder(page)
  if (!existsSync(file) && !existsSync(join(home.root, folder))) throw new Wrong(`There is no packet ${name}.`)
  const record = readRecord(home.root, page, policyFrom === undefined ? memory : undefined)
  return { home, page, folder, ...(record && { record }) }
}

/** The ledger, where one is needed. */
export function recordAt(name: string, cwd: string, asked?: Asked): LedgerAt & { readonly record: Record } {
  const { record, ...at } = ledgerAt(name, cwd, asked)
  if (!record) throw new Wrong(`${name} has no ledger yet.`, `\`countersign open ${name}\` begins it.`)
  return { ...at, record }
}
