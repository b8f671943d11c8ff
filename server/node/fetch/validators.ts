// What an answer said of itself, so that the next question can be whether that is still so. It is said again to the very address
// that said it, and to no other.
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type Validators = {
  /** Of the address that gave them: addresses may hold what is nobody's business. */
  readonly of: string
  readonly etag?: string | undefined
  readonly modified?: string | undefined
}

export function validatorsOf(headers: IncomingHttpHeaders, url: URL): Validators | undefined {
  const { etag, 'last-modified': modified, date } = headers
  if (etag !== undefined && isTag(etag)) return { of: placeOf(url), etag }
  return modified !== undefined && isTrusted(modified, date) ? { of: placeOf(url), modified } : undefined
}

/** The headers that ask it; none for any other address. */
export function conditionsFor(known: Validators | undefined, url: URL): Readonly<Record<string, string>> {
  if (known?.of !== placeOf(url)) return {}
  return {
    ...(known.etag !== undefined && { 'if-none-match': known.etag }),
    ...(known.modified !== undefined && { 'if-modified-since': known.modified }),
  }
}

const placeOf = (url: URL) => createHash('sha256').update(url.href).digest('hex')

const isTag = (text: string) => text.length < 200 && /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(text)

const day = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/

/** Times count seconds: what changed in the minute of the answer may change again under the same time. */
const isTrusted = (modified: string, date = '') =>
  day.test(modified) && day.test(date) && Date.parse(date) - Date.parse(modified) >= 60_000
