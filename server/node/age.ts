// Encrypts for people and decrypts with their key, in the format of the stock program `age`: what is sealed here opens there.
// The library is only loaded where something is sealed or opened.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { codeOf, said } from './errors.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where a person's reading key lies. An agent of theirs can read it as well: the documentation says so. */
export const identityFile = (env: Env): string =>
  env.COUNTERSIGN_AGE_IDENTITY ||
  env.AGE_IDENTITY_FILE ||
  join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'countersign', 'age.txt')

export type Identities = { readonly keys: readonly string[] } | { readonly no: string }

export function identitiesHere(env: Env): Identities {
  const file = identityFile(env)
  try {
    const keys = readFileSync(file, 'utf8').match(/^AGE-SECRET-KEY-[A-Z0-9-]+$/gm) ?? []
    return keys.length > 0 ? { keys } : { no: `${file} holds no age identity.` }
  } catch (error) {
    if (codeOf(error) === '') throw error
    return codeOf(error) === 'ENOENT'
      ? {
          no: 'There is no reading key here: `countersign keys reading` makes one, and says what to add to the roster.',
        }
      : { no: `The reading key ${file} cannot be read: ${said(error)}.` }
  }
}

/** For nobody's eyes but its owner's, from its first byte on. */
export function keepIdentity(file: string, text: string): 'written' | 'already there' {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
    return 'written'
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'already there'
    throw error
  }
}

export async function encryptFor(recipients: readonly string[], text: string): Promise<string> {
  const { Encrypter, armor } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient)
  return armor.encode(await encrypter.encrypt(text))
}

export type Decrypted = { readonly text: string } | { readonly not: 'for these keys' | 'whole' }

export async function decryptWith(keys: readonly string[], armored: string): Promise<Decrypted> {
  const { Decrypter, armor } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const key of keys) decrypter.addIdentity(key)
  try {
    return { text: await decrypter.decrypt(armor.decode(armored), 'text') }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { not: /no identity matched/.test(error.message) ? 'for these keys' : 'whole' }
  }
}

export async function freshIdentity(): Promise<{ readonly key: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const key = await generateX25519Identity()
  return { key, recipient: await identityToRecipient(key) }
}

export async function recipientOf(key: string): Promise<string> {
  return (await import('age-encryption')).identityToRecipient(key)
}
