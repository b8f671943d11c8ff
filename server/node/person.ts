// Who sits here, and with which key: the one that git signs commits with, or one that the workspace names. Nothing is
// guessed from a login name; a key that `allowed_signers` lists says whose it is.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readSigners } from '../ledger/allowed-signers.ts'
import { bareHandle } from '../profile/people.ts'
import type { Home } from './homes.ts'
import { signersFile } from './ledger-folder.ts'
import { runGit } from './run-git.ts'
import type { SigningKey } from './ssh-keygen.ts'

export type Person = {
  /** Without the `@`. Absent: nobody said, and no key tells. */
  readonly handle?: string
  readonly key?: SigningKey
  /** Whose key the list of signers says it is, where that is somebody else. */
  readonly keyIsOf?: string
}

/** `said`: the handle that the person gave, by flag or environment. */
export function personHere(root: string, signers: string, said: string | undefined): Person {
  const setting = (name: string) => {
    const answer = runGit(root, 'config', '--get', name)
    return 'out' in answer ? answer.out.trim() : ''
  }
  const gits = () => (setting('gpg.format') === 'ssh' ? setting('user.signingkey') : '')
  const configured = process.env.COUNTERSIGN_KEY || setting('countersign.signingkey') || gits()
  const key = configured ? keyOf(configured) : undefined
  const listed = key ? principalsOf(key, signers) : []
  const named = said ?? process.env.COUNTERSIGN_HANDLE ?? (setting('countersign.handle') || listed[0])
  const handle = named?.replace(/^@/, '')
  const isAnothers = handle && listed.length > 0 && !listed.some(one => bareHandle(one) === bareHandle(handle))
  return { ...(handle && { handle }), ...(key && { key }), ...(isAnothers && { keyIsOf: listed[0]! }) }
}

const keyOf = (text: string): SigningKey =>
  /^(?:key::)?(?:ssh-|ecdsa-|sk-)\S+ \S/.test(text)
    ? { literal: text.replace(/^key::/, '') }
    : { path: text.replace(/^~(?=\/)/, homedir()) }

function principalsOf(key: SigningKey, signers: string): readonly string[] {
  const listed = 'literal' in key ? key.literal : publicKey(key.path)
  const blob = listed?.split(' ')[1]
  return blob ? readSigners(signers).lines.flatMap(({ key, principals }) => (key === blob ? principals : [])) : []
}

function publicKey(path: string): string | undefined {
  try {
    return readFileSync(path.endsWith('.pub') ? path : `${path}.pub`, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whose key is whose: as the disk has it, or the commit that the policy comes from. */
export const signersOf = ({ root, policy }: Pick<Home, 'root' | 'policy'>): string => policy?.signers ?? signersIn(root)

export function signersIn(root: string): string {
  try {
    return readFileSync(join(root, signersFile), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
