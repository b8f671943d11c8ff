// A workspace in git whose people have keys of their own, made by the stock program: what they do is done by the real command.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../support/workspace.ts'
import { note } from './note.ts'

const quick = { encoding: 'utf8' } as const

export function office(fixture = note(), people: readonly string[] = ['maria', 'raman']) {
  const of = workspace(fixture)
  const key = (handle: string) => join(of.home, handle)
  for (const handle of people)
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key(handle)], quick)
  const listed = people.map(handle => `${handle} ${readFileSync(`${key(handle)}.pub`, 'utf8').trim()}\n`)
  of.write('.countersign/allowed_signers', listed.join(''))
  of.write('.gitattributes', '**/*.ledger/** -text -diff linguist-generated\n')
  of.git('init', '-q')
  const commit = (says: string) => {
    of.git('add', '-A')
    of.git('commit', '-qm', says)
  }
  commit('The beginning')
  return {
    ...of,
    key,
    commit,
    /** Does something as somebody, with that person's key. */
    by: (handle: string, ...words: readonly string[]) => of.runIn({ env: { COUNTERSIGN_KEY: key(handle) } }, ...words),
  }
}
