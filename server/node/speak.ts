// Speaks with the endpoint of a model: one request, an answer that streams in, patience that ends.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Dialect } from '../agents/model/dialect.ts'
import { listen } from '../agents/model/listen.ts'
import type { Asked, Failure, Model, Written } from '../agents/model/model.ts'
import { said } from './errors.ts'

export type Endpoint = {
  readonly dialect: Dialect
  /** Without the path of the dialect. */
  readonly url: string
  readonly model: string
  readonly key: string
}

/** What it needs of the world, and how long it waits there. */
export type Line = {
  fetch: typeof fetch
  wait(ms: number): Promise<unknown>
  /** For the whole answer. */
  readonly patience: number
  /** Between two pieces of it. */
  readonly silence: number
}

const theLine: Line = { fetch, wait: ms => sleep(ms), patience: 90_000, silence: 30_000 }

const tries = 3
const longestWait = 30_000
const mostBytes = 4_194_304
/** Too many requests, or too busy. */
const later = new Set([429, 500, 502, 503, 504, 529])

export const modelAt = (endpoint: Endpoint, line: Line = theLine): Model => ({
  name: endpoint.model,
  async write(asked) {
    const until = AbortSignal.timeout(line.patience)
    for (let turn = 1; ; turn++) {
      const answer = await once(endpoint, asked, line, until)
      if (!('after' in answer)) return answer
      if (turn === tries || until.aborted) return answer.failure
      await line.wait(Math.min(longestWait, answer.after ?? 1000 * 2 ** turn))
    }
  },
})

type Later = { readonly after: number | undefined; readonly failure: Failure }

async function once(endpoint: Endpoint, asked: Asked, line: Line, until: AbortSignal): Promise<Written | Later> {
  const { dialect, url, model, key } = endpoint
  const quiet = new AbortController()
  const watch = setTimeout(() => quiet.abort(), line.silence)
  try {
    const response = await line.fetch(`${url}${dialect.path}`, {
      method: 'POST',
      // The key goes where somebody said, not where an answer points.
      redirect: 'manual',
      signal: AbortSignal.any([until, quiet.signal]),
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...dialect.headers(key) },
      body: JSON.stringify(dialect.body(asked, model)),
    })
    if (!response.ok) return await notOk(response, endpoint)
    return await heard(response, dialect, asked, () => watch.refresh())
  } catch (error) {
    if (error instanceof DOMException) return { failed: 'too slow', says: 'It took too long.' }
    if (!(error instanceof TypeError)) throw error
    const cause = error.cause instanceof Error ? said(error.cause) : error.message
    return { failed: 'unreachable', says: `It does not answer (${withoutKey(cause, key)}).` }
  } finally {
    clearTimeout(watch)
  }
}

async function heard({ body }: Response, dialect: Dialect, { most }: Asked, arrived: () => void): Promise<Written> {
  const listener = listen(dialect, most)
  const decoder = new TextDecoder()
  let bytes = 0
  for await (const chunk of body ?? []) {
    arrived()
    bytes += chunk.length
    if (bytes > mostBytes) return { failed: 'too long', says: 'It sent more than anybody reads.' }
    const answer = listener.hear(decoder.decode(chunk, { stream: true }))
    if (answer) return answer
  }
  return listener.end()
}

async function notOk(response: Response, { key }: Endpoint): Promise<Failure | Later> {
  const { status } = response
  const why = withoutKey(await messageIn(response), key)
  if (status >= 300 && status < 400)
    return { failed: 'denied', says: 'It points elsewhere: name the address that it points to.' }
  if (later.has(status)) {
    const limited = status === 429 || status === 529
    const failure: Failure = { failed: limited ? 'limited' : 'unreachable', says: `It answered ${status}${why}.` }
    return { after: asked(response), failure }
  }
  return { failed: status === 401 || status === 403 ? 'denied' : 'unreachable', says: `It answered ${status}${why}.` }
}

/** Seconds or a date that it asks to wait for. */
function asked({ headers }: Response): number | undefined {
  const value = headers.get('retry-after') ?? ''
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

const mostMessage = 300

/** What its error says, as far as it can be read. */
async function messageIn(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > 20_000) break
  }
  const [, message] = /"message"\s*:\s*"((?:[^"\\]|\\.){1,2000})"/.exec(text) ?? []
  return message ? `: ${message.slice(0, mostMessage)}` : ''
}

const withoutKey = (text: string, key: string) => (key.length > 3 ? text.replaceAll(key, '…') : text)
