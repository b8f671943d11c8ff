// A person's key where it lies: its public half is read, and a new one is made, by the stock program. No secret passes here.
import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import type { SigningKey } from './ssh-keygen.ts'

/** Type and key in Base64, as `allowed_signers` lists them; or why not, as a sentence. */
export type Listed = { readonly type: string; readonly key: string } | { readonly problem: string }

export const atHome = (path: string): string => path.replace(/^~(?=\/)/, homedir())

export function publicHalf(key: SigningKey): Listed {
  if ('literal' in key) return listed(key.literal, 'the key that git names')
  const path = key.path.endsWith('.pub') ? key.path : `${key.path}.pub`
  if (existsSync(path)) return listed(readFileSync(path, 'utf8'), path)
  if (!existsSync(key.path)) return { problem: `There is no key at ${key.path}.` }
  const { status, stdout } = spawnSync('ssh-keygen', ['-y', '-f', key.path], asking('pipe'))
  return status === 0 ? listed(stdout, key.path) : { problem: `ssh-keygen could not read the key at ${key.path}.` }
}

export type NewKey = {
  readonly path: string
  readonly type: string
  readonly comment: string
  /** `none`: the key file is usable by whoever can read it. */
  readonly passphrase: 'asked for' | 'none'
  /** Of a hardware key: its PIN is asked for whenever it signs. */
  readonly pin: 'every time' | 'as the key has it'
}

/** Nothing if the key was made, else why not. A file that is there is never written over. */
export function makeKey({ path, type, comment, passphrase, pin }: NewKey): string | undefined {
  if (existsSync(path)) return `There is a file at ${path} already.`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const args = ['-q', '-t', type, '-C', comment, '-f', path]
  if (passphrase === 'none') args.push('-N', '')
  if (pin === 'every time') args.push('-O', 'verify-required')
  const { status, error } = spawnSync('ssh-keygen', args, asking('inherit'))
  if (error) return 'ssh-keygen is not on PATH. It comes with OpenSSH 8.2 or newer.'
  return status === 0 ? undefined : 'ssh-keygen made no key.'
}

/** A passphrase, a PIN and a touch are between the person and the program. */
const asking = (out: 'pipe' | 'inherit'): SpawnSyncOptionsWithStringEncoding => ({
  encoding: 'utf8',
  stdio: ['inherit', out === 'pipe' ? 'pipe' : 2, 'inherit'],
})

function listed(text: string, where: string): Listed {
  const [type = '', key = ''] = text.trim().split(/\s+/)
  return /^(?:ssh-|ecdsa-|sk-)/.test(type) && key
    ? { type, key }
    : { problem: `What lies at ${where} is no public key.` }
}
