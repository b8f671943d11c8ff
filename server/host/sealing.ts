// Seals what only some may read, and opens it for who holds a key. Every opening leaves a line in the access log.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readersOf } from '../acts/shared/readers.ts'
import { sealedBody, textOfSealed } from '../evidence/sealed.ts'
import { decryptWith, encryptFor, identitiesHere } from '../node/age.ts'
import { freshSalt, timeNow } from '../node/dossier.ts'
import { snapshotFolder } from '../node/snapshots.ts'
import { putFile } from '../node/write-file.ts'
import { recordAccess } from './access.ts'
import type { PacketAt } from './packet-at.ts'

type Env = Readonly<Record<string, string | undefined>>
export type Opened = { readonly text: string; readonly salt: string } | { readonly no: string }

const fileOf = ({ home, page }: PacketAt, digest: string) => join(home.root, snapshotFolder(page), `${digest}.age`)

/** `salt`: that of an earlier seal, so that the same text has the same digest. */
export async function seal(
  at: PacketAt,
  text: string,
  roles: readonly string[],
  salt = freshSalt(),
): Promise<{ readonly digest: string; readonly keyless: readonly string[] } | { readonly no: string }> {
  const { recipients, keyless } = readersOf(roles, at.scene)
  if (recipients.length === 0)
    return {
      no: `Nobody who may read it has a key for that on the roster: ${keyless.join(', ') || roles.join(', ')}. \`countersign keys reading\` makes one.`,
    }
  const { body, digest } = sealedBody(text, salt)
  mkdirSync(join(at.home.root, snapshotFolder(at.page)), { recursive: true })
  putFile(fileOf(at, digest), await encryptFor(recipients, body))
  return { digest, keyless }
}

/** `shown`: the digest as the page has it, whole or its first digits. */
export async function open(
  at: PacketAt,
  shown: string,
  env: Env,
  access: { readonly who: string; readonly what: string; readonly why: string },
): Promise<Opened> {
  const digest = sealedDigests(at).find(one => one.startsWith(shown))
  if (digest === undefined) return { no: `Nothing beside the page is sealed as ${shown}.` }
  const keys = identitiesHere(env)
  if ('no' in keys) return keys
  const body = await decryptWith(keys.keys, readFileSync(fileOf(at, digest), 'utf8'))
  if (body === undefined)
    return { no: 'Your reading key does not open it: it was sealed for others, or before you were on the roster.' }
  const text = textOfSealed(body, digest)
  if (!text) return { no: `What ${digest.slice(0, 12)} opens to is not what was sealed: the file was changed.` }
  recordAccess(at.home.root, {
    time: timeNow(),
    who: access.who,
    did: 'decrypted',
    page: at.page,
    what: access.what,
    why: access.why,
  })
  return text
}

/** Everything that lies sealed beside the page, by digest. */
export function sealedDigests({ home, page }: PacketAt): readonly string[] {
  const folder = join(home.root, snapshotFolder(page))
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap(name => /^([0-9a-f]{64})\.age$/.exec(name)?.[1] ?? [])
    .sort()
}

/** Encrypts anew for those who may read it now. What was read before, nobody makes unread. */
export async function reseal(
  at: PacketAt,
  digest: string,
  roles: readonly string[],
  env: Env,
): Promise<{ readonly keyless: readonly string[] } | { readonly no: string }> {
  const keys = identitiesHere(env)
  if ('no' in keys) return keys
  const body = await decryptWith(keys.keys, readFileSync(fileOf(at, digest), 'utf8'))
  const text = body === undefined ? undefined : textOfSealed(body, digest)
  if (!text) return { no: `Your reading key does not open ${digest.slice(0, 12)}.` }
  const sealed = await seal(at, text.text, roles, text.salt)
  return 'no' in sealed ? sealed : { keyless: sealed.keyless }
}
