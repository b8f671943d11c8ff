// Seals what only some may read, and opens it for who holds a key. Whenever a person is shown what it says, that leaves a line in
// the access log; a program that only compares shows it to nobody, and leaves none.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readersOf } from '../acts/shared/readers.ts'
import { sealedBody, textOfSealed } from '../evidence/sealed.ts'
import { decryptWith, encryptFor, identitiesHere } from '../node/age.ts'
import { freshSalt, timeNow } from '../node/dossier.ts'
import { snapshotDigests, snapshotFolder } from '../node/snapshots.ts'
import { recordAccess } from './access.ts'
import { keepBeside } from './keep-beside.ts'
import type { PacketAt } from './packet-at.ts'

type Env = Readonly<Record<string, string | undefined>>
export type Opened = { readonly text: string; readonly salt: string } | { readonly no: string }

/** Encrypted, and not written yet. */
export type Sealing = { readonly digest: string; readonly armored: string; readonly keyless: readonly string[] }

const fileOf = ({ home, page }: PacketAt, digest: string) => join(home.root, snapshotFolder(page), `${digest}.age`)

/** `salt`: that of an earlier seal, so that the same text has the same digest. */
export async function sealing(
  at: PacketAt,
  text: string,
  roles: readonly string[],
  salt = freshSalt(),
): Promise<Sealing | { readonly no: string }> {
  const no = whyNotSealed(roles, at)
  if (no !== undefined) return { no }
  const { recipients, keyless } = readersOf(roles, at.scene)
  const { body, digest } = sealedBody(text, salt)
  return { digest, armored: await encryptFor(recipients, body), keyless }
}

/** Known before anything is fetched that could not be kept. */
export function whyNotSealed(roles: readonly string[], { scene }: PacketAt): string | undefined {
  const { recipients, keyless } = readersOf(roles, scene)
  return recipients.length > 0
    ? undefined
    : `Nobody who may read it has a key for that on the roster: ${keyless.join(', ') || roles.join(', ')}. \`countersign keys reading\` makes one.`
}

export const keepSealed = (at: PacketAt, { digest, armored }: Sealing): void => keepBeside(at, `${digest}.age`, armored)

/** For a person's eyes. `shown`: the digest as the page has it, whole or its first digits. */
export async function open(
  at: PacketAt,
  shown: string,
  env: Env,
  access: { readonly who: string; readonly what: string; readonly why: string },
): Promise<Opened> {
  const text = await openUnseen(at, shown, env)
  if (!('no' in text)) recordAccess(at.home.root, { time: timeNow(), did: 'decrypted', page: at.page, ...access })
  return text
}

/** For nobody's eyes: whoever calls it compares, or encrypts anew, and shows nothing of it. */
export async function openUnseen(at: PacketAt, shown: string, env: Env): Promise<Opened> {
  const digest = sealedDigests(at).find(one => one.startsWith(shown))
  if (digest === undefined)
    return { no: [`Nothing beside the page is sealed as ${shown}.`, whoDestroyed(at, shown)].filter(Boolean).join(' ') }
  const keys = identitiesHere(env)
  if ('no' in keys) return keys
  const opened = await decryptWith(keys.keys, readFileSync(fileOf(at, digest), 'utf8'))
  if ('not' in opened)
    return opened.not === 'whole'
      ? { no: `${nameOf(at, digest)} is damaged, and opens for nobody: bring it back from git.` }
      : { no: 'Your reading key does not open it: it was sealed for others, or before you were on the roster.' }
  return (
    textOfSealed(opened.text, digest) ?? {
      no: `What ${nameOf(at, digest)} opens to is not what was sealed: the file was changed.`,
    }
  )
}

const nameOf = ({ page }: PacketAt, digest: string) => `${snapshotFolder(page)}/${digest.slice(0, 12)}….age`

/** Everything that lies sealed beside the page, by digest. */
export const sealedDigests = ({ home, page }: PacketAt): readonly string[] => snapshotDigests(home.root, page, ['age'])

/** In a sentence; nothing where nobody did. */
export function whoDestroyed({ scene }: PacketAt, shown: string): string | undefined {
  for (const [digest, gone] of scene.ledger.state.bodiesGone)
    if (gone && digest.startsWith(shown)) return `${gone.actor} destroyed it on ${gone.time.slice(0, 10)}.`
  return undefined
}

/** Encrypts anew for those who may read it now. What was read before, nobody makes unread. */
export async function reseal(
  at: PacketAt,
  digest: string,
  roles: readonly string[],
  env: Env,
): Promise<{ readonly keyless: readonly string[] } | { readonly no: string }> {
  const text = await openUnseen(at, digest, env)
  if ('no' in text) return text
  const sealed = await sealing(at, text.text, roles, text.salt)
  if ('no' in sealed) return sealed
  keepSealed(at, sealed)
  return { keyless: sealed.keyless }
}
