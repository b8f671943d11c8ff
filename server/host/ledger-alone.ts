// What is said of a ledger whose page is gone, or is no packet any more.
import { basename } from 'node:path'
import { ledgerFolder } from '../node/ledger-folder.ts'

export function ledgerAlone(page: string, state: 'plain' | 'nothing'): string {
  const is = state === 'nothing' ? 'is not there' : 'is no packet'
  const name = basename(page)
  return `The ledger ${ledgerFolder(name)} holds decisions on a packet, and its page ${name} ${is}: bring it back from git.`
}
