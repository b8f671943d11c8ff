// A language server as an editor starts it, over its standard input and output, and how long it takes to answer.
import { spawn } from 'node:child_process'
import {
  createMessageConnection,
  type InitializeParams,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

export type Capabilities = InitializeParams['capabilities']
export type Running = {
  readonly connection: MessageConnection
  readonly pid: number
  /** Waits for a notification of the server that fits. */
  heard<P>(method: string, fits: (params: P) => boolean): Promise<P>
  stop(): Promise<void>
}

type Surroundings = {
  readonly env?: Readonly<Record<string, string>>
  /** What the client answers, beyond nothing. */
  readonly answers?: (connection: MessageConnection) => void
}

export async function start(
  args: readonly string[],
  params: Partial<InitializeParams>,
  { env = {}, answers = () => {} }: Surroundings = {},
): Promise<Running> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const waiting = new Set<{ method: string; fits: (params: never) => boolean; done: (params: never) => void }>()
  connection.onNotification((method: string, given: unknown) => {
    for (const one of waiting)
      if (one.method === method && one.fits(given as never)) {
        waiting.delete(one)
        one.done(given as never)
      }
  })
  connection.onRequest(() => null)
  answers(connection)
  connection.listen()
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, ...params })
  await connection.sendNotification('initialized', {})
  return {
    connection,
    pid: child.pid!,
    heard: (method, fits) => new Promise(done => waiting.add({ method, fits, done: done as (params: never) => void })),
    async stop() {
      const gone = new Promise(done => child.once('exit', done))
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      await gone
      connection.dispose()
    },
  }
}
