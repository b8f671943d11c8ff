// Gets what an address has: only from hosts that this machine lists, every redirect looked at again as if somebody had written
// it, secrets only to the origin that they are for, and again after a while where that may help.
import { setTimeout as sleep } from 'node:timers/promises'
import { isInner, isLiteral } from './addresses.ts'
import { type Exchange, exchange } from './exchange.ts'
import type { Permits } from './permits.ts'
import { conditionsFor, type Validators, validatorsOf } from './validators.ts'

export type Got =
  | {
      readonly bytes: Uint8Array
      readonly type?: string
      readonly link?: string
      readonly url: string
      readonly itself?: Validators
    }
  /** It answered that what was known is still so. */
  | { readonly unchanged: true }
  /** `unasked`: this machine does not permit it, or not now, so that nothing is known of the source. */
  | { readonly failed: string; readonly as: Failure; readonly unasked?: true }

/** `gone`: the source says that it is not there. `forbidden`: it does not let us look. `unreachable`: nobody knows. */
export type Failure = 'gone' | 'forbidden' | 'unreachable' | 'refused'

export type Wish = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly cap: number
  readonly signal: AbortSignal
  /** Before the second try, in milliseconds; before each further one three times as long. */
  readonly pause: number
  /** What the last answer said of itself: whether that is still so is the question then. */
  readonly known?: Validators | undefined
}

const mostHops = 3
const tries = 3
const patience = 20_000
const longestWait = 15_000

export async function get(wish: Wish, permits: Permits): Promise<Got> {
  let last: Got = { failed: 'It was not asked.', as: 'unreachable' }
  for (let turn = 0; turn < tries; turn++) {
    const answer = await follow(wish, permits)
    if (!('again' in answer)) return answer
    last = { failed: answer.failed, as: 'unreachable' }
    if (turn === tries - 1 || wish.signal.aborted) break
    try {
      await sleep(Math.min(longestWait, answer.after ?? wish.pause * 3 ** turn), undefined, { signal: wish.signal })
    } catch (error) {
      if (!wish.signal.aborted) throw error
      break
    }
  }
  return last
}

type Later = { readonly failed: string; readonly again: 'later'; readonly after?: number }

async function follow(wish: Wish, permits: Permits): Promise<Got | Later> {
  let url = new URL(wish.url)
  for (let hop = 0; hop <= mostHops; hop++) {
    const may = permits.host(url)
    if ('no' in may) return hop === 0 ? unasked(may.no) : refused(`It leads on to \`${url.host}\`: ${may.no}`)
    if (isLiteral(url.hostname) && isInner(url.hostname) && may.listed !== 'as written')
      return refused(`\`${url.host}\` is an address of this network.`)
    const conditions = conditionsFor(wish.known, url)
    const headers = await sent(wish, may.url, new URL(wish.url), permits)
    if ('no' in headers) return hop === 0 ? unasked(headers.no) : refused(headers.no)
    const signal = AbortSignal.any([wish.signal, AbortSignal.timeout(patience)])
    const inner = may.listed === 'as written' ? 'allowed' : 'refused'
    const answer = await exchange({
      url: may.url,
      headers: { ...headers.sent, ...conditions },
      inner,
      cap: wish.cap,
      signal,
    })
    if ('failed' in answer)
      return answer.again === 'later' ? { failed: answer.failed, again: 'later' } : refused(answer.failed)
    const to = redirect(answer, url)
    if (answer.status === 304 && Object.keys(conditions).length === 0)
      return refused('It answered that nothing changed, to a question that nobody asked.')
    if (to === undefined) return told(answer, url)
    if (to === 'nowhere') return refused('It leads on, and does not say where to.')
    if (url.protocol === 'https:' && to.protocol === 'http:')
      return refused('It leads on to an address that is not encrypted.')
    if (to.username || to.password) return refused('It leads on to an address with a password in it.')
    url = to
  }
  return refused(`It leads on more than ${mostHops} times.`)
}

const refused = (failed: string): Got => ({ failed, as: 'refused' })
const unasked = (failed: string): Got => ({ failed, as: 'refused', unasked: true })

/** A secret goes to its own origin. To any other, the question goes without the header that it stands in. */
async function sent(
  { headers }: Wish,
  url: URL,
  first: URL,
  permits: Permits,
): Promise<{ readonly sent: Readonly<Record<string, string>> } | { readonly no: string }> {
  const out: Record<string, string> = {}
  for (const [name, template] of Object.entries(headers)) {
    const secret = /\{secret:([a-z0-9-]+)\}/.exec(template)?.[1]
    if (secret === undefined) {
      out[name] = template
      continue
    }
    if (url.host !== first.host) continue
    const found = await permits.secret(secret, url.origin)
    if ('no' in found) return found
    out[name] = template.replace(`{secret:${secret}}`, () => found.value)
  }
  return { sent: out }
}

type Answered = Exclude<Exchange, { readonly failed: string }>

function redirect({ status, headers }: Answered, from: URL): URL | 'nowhere' | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  const { location } = headers
  return (location !== undefined && URL.parse(location, from.href)) || 'nowhere'
}

function told({ status, headers, body }: Answered, url: URL): Got | Later {
  if (status === 304) return { unchanged: true }
  if (status === 404 || status === 410)
    return { failed: `The source says that it is not there (${status}).`, as: 'gone' }
  if (status === 401 || status === 403 || status === 407)
    return { failed: `The source does not let us look (${status}).`, as: 'forbidden' }
  if (later.has(status))
    return { failed: `The source cannot answer now (${status}).`, again: 'later', ...asked(headers['retry-after']) }
  if (status !== 200) return { failed: `The source answered with ${status}.`, as: 'unreachable' }
  const type = headers['content-type']
  const link = [headers.link].flat().join(', ')
  const itself = validatorsOf(headers, url)
  return {
    bytes: body,
    url: url.href,
    ...(type !== undefined && { type }),
    ...(link !== '' && { link }),
    ...(itself && { itself }),
  }
}

const later = new Set([408, 425, 429, 500, 502, 503, 504])

const asked = (header: string | undefined): { readonly after?: number } =>
  header && /^\d{1,6}$/.test(header) ? { after: Number(header) * 1000 } : {}
