// A server on this machine that answers as a test says, byte by byte if need be, and remembers what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { machineSettings } from '../../schemas/sources.ts'
import { permitsOf } from '../../server/node/fetch/permits.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export type Served = {
  readonly host: string
  readonly asked: { readonly url: string; readonly headers: IncomingMessage['headers'] }[]
  answer(handler: Handler): void
  close(): Promise<void>
}

export async function serve(): Promise<Served> {
  let handler: Handler = (_, response) => response.writeHead(500).end()
  const asked: Served['asked'] = []
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    handler(request, response)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: next => {
      handler = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise(closed => server.close(() => closed()))
    },
  }
}

export const sends =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200): Handler =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)

/** A machine that lists this server, and keeps a secret for it. */
export const machine = (host: string, more: object = {}) =>
  permitsOf(
    machineSettings.parse({
      hosts: [`http://${host}`],
      secrets: Object.fromEntries(
        ['jira', 'servicenow', 'zendesk', 'github', 'okta', 'vault'].map(name => [
          name,
          { origin: `http://${host}`, env: 'TEST_SECRET' },
        ]),
      ),
      ...more,
    }),
    { TEST_SECRET: secret },
  )

/** No test may ever find it in what is kept, printed or recorded. */
export const secret = 's3cr3t-0f-th3-t3st'
