// One question to one server: connected to an address that was looked at first, and read no further than the caps allow. What
// the answer says of its own length or type is never believed.
import { lookup as lookUp } from 'node:dns'
import { type IncomingHttpHeaders, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isInner } from './addresses.ts'

export type Question = {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Whether the host may lie in this very network: only where a person wrote that address down. */
  readonly inner: 'allowed' | 'refused'
  /** In bytes, after decompression. */
  readonly cap: number
  readonly signal: AbortSignal
}

export type Exchange =
  | { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Uint8Array }
  /** `again`: whether asking later may help. */
  | { readonly failed: string; readonly again: 'later' | 'never' }

export function exchange(question: Question): Promise<Exchange> {
  const { url, headers, signal } = question
  const { promise, resolve } = Promise.withResolvers<Exchange>()
  const options: RequestOptions = {
    method: 'GET',
    headers: { 'user-agent': 'countersign', 'accept-encoding': 'gzip, br', ...headers },
    signal,
    agent: false,
    maxHeaderSize: 32_768,
    ...(question.inner === 'refused' && { lookup: guarded }),
  }
  const request = (url.protocol === 'http:' ? plainRequest : secureRequest)(url, options)
  request.on('response', response => {
    take(response, response.headers, question.cap).then(body =>
      resolve(
        'failed' in body ? body : { status: response.statusCode ?? 0, headers: response.headers, body: body.bytes },
      ),
    )
  })
  request.on('error', error => resolve(fault(error, signal)))
  request.end()
  return promise
}

/** The name is resolved and looked at in the same breath as it is connected to: there is no second answer to be given. */
const guarded: NonNullable<RequestOptions['lookup']> = (name, options, callback) =>
  lookUp(name, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 4)
    const inner = found.find(({ address }) => isInner(address))
    if (inner || found.length === 0)
      return callback(new Inner(`\`${name}\` leads to an address of this network.`), '', 4)
    const [first] = found
    if (options.all) (callback as unknown as (error: null, all: typeof found) => void)(null, found)
    else callback(null, first!.address, first!.family)
  })

class Inner extends Error {}

type Taken = { readonly bytes: Uint8Array } | (Exchange & { readonly failed: string })

async function take(
  response: Readable & { destroy(): unknown },
  headers: IncomingHttpHeaders,
  cap: number,
): Promise<Taken> {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const unpack = Object.hasOwn(codings, coding) ? codings[coding] : undefined
  if (!unpack && coding !== 'identity') {
    response.destroy()
    return { failed: `The answer is packed as \`${coding.slice(0, 20)}\`, which is not asked for.`, again: 'never' }
  }
  const stream = unpack ? pipeline(response, unpack(), () => undefined) : response
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      size += piece.length
      if (size > cap) {
        response.destroy()
        return { failed: `The answer has more than ${Math.floor(cap / 1_048_576)} MiB.`, again: 'never' }
      }
      pieces.push(piece)
    }
  } catch (error) {
    response.destroy()
    const name = error instanceof Error ? error.name : ''
    if (name === 'TimeoutError' || name === 'AbortError') return { failed: 'The answer took too long.', again: 'later' }
    return { failed: 'The answer broke off.', again: 'later' }
  }
  return { bytes: Buffer.concat(pieces) }
}

const codings: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>>

function fault(error: Error & { readonly code?: string }, signal: AbortSignal): Exchange {
  if (error instanceof Inner || error.cause instanceof Inner) return { failed: error.message, again: 'never' }
  if (signal.aborted) return { failed: 'It did not answer in time.', again: 'later' }
  const why = faults[error.code ?? '']
  if (why) return { failed: why, again: 'later' }
  if (/^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(error.code ?? ''))
    return { failed: 'Its certificate is not one that this machine trusts.', again: 'never' }
  return { failed: 'It gave no answer that can be understood.', again: 'later' }
}

const faults: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody answers there.',
  ECONNRESET: 'It hung up.',
  ENOTFOUND: 'There is no such host.',
  EAI_AGAIN: 'Its name could not be looked up.',
  EHOSTUNREACH: 'There is no way to it.',
  ENETUNREACH: 'There is no way to it.',
  ETIMEDOUT: 'It did not answer in time.',
}
