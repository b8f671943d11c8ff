// What only some may read, as it is before it is encrypted: the text and a salt, in one spelling. Its digest is over exactly that, so
// encrypting it anew for other readers changes nothing that names it, and nobody can guess a short text by its digest.
import { digestOf } from './digest.ts'

export type Sealed = { readonly body: string; readonly digest: string }

export function sealedBody(text: string, salt: string): Sealed {
  const body = JSON.stringify({ salt, text })
  return { body, digest: digestOf(body) }
}

/** The text, if the body is the one that the digest names. */
export function textOfSealed(
  body: string,
  digest: string,
): { readonly text: string; readonly salt: string } | undefined {
  if (digestOf(body) !== digest) return undefined
  const value = JSON.parse(body) as { readonly salt?: unknown; readonly text?: unknown }
  return typeof value.text === 'string' && typeof value.salt === 'string'
    ? { text: value.text, salt: value.salt }
    : undefined
}
