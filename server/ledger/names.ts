// What the files of a ledger folder are called. An event, its words and a policy are named by the digest of their own
// bytes, so `sha256sum` can check each of them; a signature by its event and its key.

export type Named =
  | { readonly kind: 'event' | 'words' | 'policy'; readonly digest: string }
  | { readonly kind: 'signature'; readonly event: string; readonly key: string }
  /** Left behind by a writer that was killed. */
  | { readonly kind: 'stray' }
  | { readonly kind: 'unknown' }

const pattern = /^([0-9a-f]{64})\.(?:(json|words|policy)|([0-9a-f]{16})\.sig)$/
const kinds = { json: 'event', words: 'words', policy: 'policy' } as const

export function readName(name: string): Named {
  if (name.startsWith(strayPrefix)) return { kind: 'stray' }
  const [, digest, extension, key] = pattern.exec(name) ?? []
  if (!digest) return { kind: 'unknown' }
  return key ? { kind: 'signature', event: digest, key } : { kind: kinds[extension as keyof typeof kinds], digest }
}

export const strayPrefix = '.tmp-'
export const eventName = (id: string): string => `${id}.json`
export const wordsName = (digest: string): string => `${digest}.words`
export const policyName = (digest: string): string => `${digest}.policy`
/** `fingerprint`: the SHA-256 of the key, in hex. */
export const signatureName = (event: string, fingerprint: string): string => `${event}.${fingerprint.slice(0, 16)}.sig`
