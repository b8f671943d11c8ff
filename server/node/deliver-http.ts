// A bundle to an intake queue by HTTP: one POST of the archive, tried again while the other side cannot answer, under one
// key by which it knows the same parcel again.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivered, Parcel } from './deliver.ts'

/** What it needs of the world. */
export type Web = {
  fetch: typeof fetch
  wait(ms: number): Promise<unknown>
  /** Sent as a bearer token. It never stands in a file of the workspace. */
  readonly token?: string | undefined
}

const tries = 5
const patience = 60_000
const longestWait = 60_000
const later = new Set([408, 425, 429, 500, 502, 503, 504])

const theWeb = (): Web => ({
  fetch,
  wait: ms => sleep(ms),
  token: process.env.COUNTERSIGN_HANDOFF_TOKEN,
})

export async function toAddress(address: string, parcel: Parcel, web: Web = theWeb()): Promise<Delivered> {
  const url = URL.parse(address)
  if (!url) return { problem: `${address} is no address.` }
  if (url.username || url.password)
    return { problem: 'An address with a password would end up in logs: set COUNTERSIGN_HANDOFF_TOKEN instead.' }
  if (url.protocol !== 'https:' && !loopback.test(url.hostname))
    return { problem: `${url.origin} is not encrypted: a packet goes by https.` }
  let why = ''
  for (let turn = 0; turn < tries; turn++) {
    const answer = await once(url, parcel, web)
    if ('arrived' in answer) return answer
    why = answer.why
    if (answer.again === 'never') return { problem: `${url.origin} did not take it: ${why}` }
    if (turn < tries - 1) await web.wait(Math.min(longestWait, answer.after ?? 1000 * 2 ** turn))
  }
  return { problem: `${url.origin} did not take it in ${tries} tries: ${why}` }
}

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

type Answer =
  | { readonly arrived: string }
  | { readonly why: string; readonly again: 'later' | 'never'; readonly after?: number | undefined }

async function once(url: URL, { archive, key, name }: Parcel, web: Web): Promise<Answer> {
  try {
    const response = await web.fetch(url, {
      method: 'POST',
      body: Buffer.from(archive),
      // A packet goes where somebody said, not where an answer points.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="${name}.tar.gz"`,
        'content-digest': `sha-256=:${createHash('sha256').update(archive).digest('base64')}:`,
        'idempotency-key': `"${key}"`,
        ...(web.token ? { authorization: `Bearer ${web.token}` } : {}),
      },
    })
    await response.body?.cancel()
    if (response.ok) return { arrived: url.origin + url.pathname }
    const why = `it answered ${response.status}${response.status >= 300 && response.status < 400 ? ', which leads elsewhere: give the address that it leads to' : ''}.`
    return later.has(response.status) ? { why, again: 'later', after: asked(response) } : { why, again: 'never' }
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error
    const cause = error.cause instanceof Error ? error.cause.message : ''
    return { why: `it did not answer (${cause || error.message}).`, again: 'later' }
  }
}

/** Seconds that it asks to wait. A date is not read: the usual pause does as well. */
function asked({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after')
  return seconds && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : undefined
}
