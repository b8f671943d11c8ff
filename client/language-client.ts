// The language server and the words it speaks, in a bundle of its own: loaded when the first packet is opened, so that
// whoever opens plain Markdown pays for nothing.
import * as vscode from 'vscode'
import { ErrorCodes, LanguageClient, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node'
import type { Settings } from '../schemas/protocol.ts'
import { notifications, questions, requests } from '../schemas/protocol.ts'
import { keptSchemes } from '../schemas/schemes.ts'
import type { Answer } from './acts/signing.ts'
import { type Words, wordsFor } from './chat/words.ts'
import { ended } from './ended.ts'
import type { Secrets } from './evidence/secrets.ts'
import { askAnew, quiet } from './quiet.ts'
import type { Ask, Heard } from './session.ts'

export type Running = {
  readonly ask: Ask
  tell(settings: Settings): Promise<void>
  stop(): Promise<void>
}

type Start = {
  readonly folder: vscode.Uri
  readonly settings: () => Settings
  readonly sign: Answer
  readonly secrets: Secrets
  readonly changed: (uri: string) => void
}

/** The editor waits for an extension that ends, and a person who closes a window does not. */
const patience = 400

const { token: never } = new vscode.CancellationTokenSource()

export async function startClient({ folder, settings, sign, secrets, changed }: Start): Promise<Running> {
  const module = vscode.Uri.joinPath(folder, 'dist', 'server.cjs').fsPath
  const channel = vscode.window.createOutputChannel('Countersign', { log: true })
  const client = new LanguageClient(
    'countersign',
    'Countersign',
    { module, transport: TransportKind.stdio },
    {
      documentSelector: keptSchemes.map(scheme => ({ language: 'markdown', scheme })),
      // Whatever the settings say by the time that a server starts: another one may follow this one.
      initializationOptions: settings,
      middleware: quiet,
      outputChannel: channel,
      traceOutputChannel: without(secrets, channel),
    },
  )
  client.onRequest(questions.confirm.method, async (params: unknown) => ({
    sign: await sign(questions.confirm.params.parse(params)),
  }))
  client.onRequest(questions.secret.method, async (params: unknown) => {
    const { name, origin } = questions.secret.params.parse(params)
    return { value: await secrets.get(name, origin) }
  })
  client.onRequest<Words, void>(questions.words.method, (params: unknown, token: vscode.CancellationToken) =>
    wordsFor(params, token),
  )
  client.onNotification(notifications.changed.method, (params: unknown) =>
    changed(notifications.changed.params.parse(params).uri),
  )
  await client.start()
  const asking = askAnew(client)
  return {
    // What comes back is read by the schema of the very request: the types say what the schema found.
    async ask(name, params, token = never, heard) {
      const workDoneToken = `countersign-asked-${++asked}`
      const listening = heard && client.onProgress(WorkDoneProgress.type, workDoneToken, told(heard))
      const given = heard ? { ...params, workDoneToken } : params
      try {
        const send = () => client.sendRequest(requests[name].method, given, token)
        return requests[name].result.parse(await answered(send, looking.has(name) ? tries : 0)) as never
      } finally {
        listening?.dispose()
      }
    },
    tell: now => client.sendNotification('workspace/didChangeConfiguration', { settings: { countersign: now } }),
    stop() {
      asking.dispose()
      return client.stop(patience).finally(() => channel.dispose())
    },
  }
}

let asked = 0

const endings: ReadonlySet<unknown> = new Set([
  ErrorCodes.PendingResponseRejected,
  ErrorCodes.ConnectionInactive,
  ErrorCodes.MessageWriteError,
])

/** For how often, and how long after one another in milliseconds, the next server is looked for: a slow machine takes some seconds to start it. */
const tries = 40
const pause = 250

/** Asked again where that is harmless: whoever only looks need not hear that a server ended. */
async function answered<A>(send: () => Promise<A>, left: number): Promise<A> {
  try {
    return await send()
  } catch (error) {
    if (!endings.has((error as { readonly code?: unknown }).code)) throw error
    if (left === 0) throw ended()
    await new Promise(resolve => setTimeout(resolve, pause))
    return answered(send, left - 1)
  }
}

/** Requests that change nothing. */
const looking: ReadonlySet<string> = new Set<keyof typeof requests>([
  'panel',
  'panelSince',
  'packets',
  'draft',
  'secrets',
])

const told =
  (heard: Heard) => (one: { readonly kind: string; readonly message?: string; readonly percentage?: number }) => {
    if (one.message !== undefined) heard(one.message, one.percentage ?? 0)
  }

/** Whoever has every message written down does not have secrets written down. */
const without = (secrets: Secrets, channel: vscode.LogOutputChannel): vscode.LogOutputChannel =>
  Object.create(channel, {
    trace: { value: (text: string) => channel.trace(secrets.hidden(text)) },
  })
