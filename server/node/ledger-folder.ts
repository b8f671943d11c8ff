// Where a packet's ledger lies. Most packets that are checked have none, and asking costs nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** `NAME.ledger/` beside `NAME.md`. */
export const ledgerFolder = (page: string): string => `${page.replace(/\.[^./\\]+$/, '')}.ledger`

/** Whose key is whose in a workspace, from its root. */
export const signersFile = '.countersign/allowed_signers'

export const hasLedger = (root: string, page: string): boolean => existsSync(join(root, ledgerFolder(page)))
