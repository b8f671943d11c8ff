// A bundle to an intake queue by HTTP: one POST of the archive, tried again while the other side cannot answer, under one
// key by which it knows the same parcel again.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivered, Going, Parcel } from './deliver.ts'

/** What it needs of the world. */
export type Web = {
  fetch: typeof fetch
  wait(ms: number, signal: AbortSignal): Promise<unknown>
  /** Sent as a bearer token. It never stands in a file of the workspace. */
  readonly token?: string | undefined
}

const tries = 5
const patience = 60_000
const longestWait = 60_000
const later = new Set([408, 425, 429, 500, 502, 503, 504])

const theWeb = (): Web => ({
  fetch,
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
  token: process.env.COUNTERSIGN_HANDOFF_TOKEN,
})

/** Why nothing is ever sent to this address. */
export function whyNotTo(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url) return `${address} is no address.`
  if (url.username || url.password) return passwordInIt('COUNTERSIGN_HANDOFF_TOKEN')
  if (url.protocol !== 'https:' && !isLoopback(address))
    return `${url.origin} is not encrypted: a packet goes by https.`
  return undefined
}

export const passwordInIt = (instead: string) =>
  `An address with a password would end up in logs: have ${instead} hold it instead.`

export const isLoopback = (address: string): boolean =>
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(URL.parse(address)?.hostname ?? '')

/** An address that `whyNotTo` has nothing against. */
export async function toAddress(
  address: string,
  parcel: Parcel,
  { web = theWeb(), cancel = never }: Pick<Going, 'web' | 'cancel'>,
): Promise<Delivered> {
  const url = new URL(address)
  let why = ''
  for (let turn = 0; turn < tries; turn++) {
    const answer = await once(url, parcel, web, cancel)
    if ('arrived' in answer) return answer
    why = answer.why
    if (answer.again === 'never') return { problem: `${url.origin} did not take it: ${why}` }
    const pause = Math.min(longestWait, answer.after ?? 1000 * 2 ** turn)
    if (turn < tries - 1 && !(await paused(web, pause, cancel)))
      return { problem: `${url.origin} did not take it: ${why} It was stopped.` }
  }
  return { problem: `${url.origin} did not take it in ${tries} tries: ${why}` }
}

const never = new AbortController().signal

/** Whether the pause is over, and nobody stopped it. */
async function paused(web: Web, ms: number, cancel: AbortSignal): Promise<boolean> {
  await web.wait(ms, cancel).catch(error => {
    if (!cancel.aborted) throw error
  })
  return !cancel.aborted
}

type Answer =
  | { readonly arrived: string }
  | { readonly why: string; readonly again: 'later' | 'never'; readonly after?: number | undefined }

async function once(url: URL, { archive, key, name }: Parcel, web: Web, cancel: AbortSignal): Promise<Answer> {
  try {
    const response = await web.fetch(url, {
      method: 'POST',
      body: Buffer.from(archive),
      // A packet goes where somebody said, not where an answer points.
      redirect: 'manual',
      signal: AbortSignal.any([cancel, AbortSignal.timeout(patience)]),
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
    const why = `it answered ${response.status}${meaning(response.status, web)}.`
    return later.has(response.status) ? { why, again: 'later', after: asked(response) } : { why, again: 'never' }
  } catch (error) {
    if (cancel.aborted) return { why: 'it was stopped.', again: 'never' }
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error
    const cause = error.cause instanceof Error ? error.cause.message : ''
    return { why: `it did not answer (${cause || error.message}).`, again: 'later' }
  }
}

function meaning(status: number, { token }: Web): string {
  if (status >= 300 && status < 400) return ', which leads elsewhere: give the address that it leads to'
  if (status !== 401 && status !== 403) return ''
  return `, which says that ${token ? 'the token in COUNTERSIGN_HANDOFF_TOKEN is another one' : 'it wants a token, in COUNTERSIGN_HANDOFF_TOKEN'}`
}

/** Seconds that it asks to wait. A date is not read: the usual pause does as well. */
function asked({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after')
  return seconds && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : undefined
}
