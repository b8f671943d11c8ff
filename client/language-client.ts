// The language server and the words it speaks, in a bundle of its own: loaded when the first packet is opened, so that
// whoever opens plain Markdown pays for nothing.
import * as vscode from 'vscode'
import {
  CloseAction,
  ErrorAction,
  ErrorCodes,
  type ErrorHandler,
  LanguageClient,
  State,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node'
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
  /** It has ended for good. */
  readonly over: () => void
  readonly disposables: vscode.Disposable[]
}

/** The editor waits for an extension that ends, and a person who closes a window does not. */
const patience = 400

const { token: never } = new vscode.CancellationTokenSource()

export async function startClient({
  folder,
  settings,
  sign,
  secrets,
  changed,
  over,
  disposables,
}: Start): Promise<Running> {
  const module = vscode.Uri.joinPath(folder, 'dist', 'server.cjs').fsPath
  const channel = channelFor(disposables)
  const client: QuietClient = new QuietClient(
    'countersign',
    'Countersign',
    { module, transport: TransportKind.stdio },
    {
      documentSelector: keptSchemes.map(scheme => ({ language: 'markdown', scheme })),
      // Whatever the settings say by the time that a server starts: another one may follow this one.
      initializationOptions: settings,
      middleware: quiet,
      errorHandler: endings(() => client.state === State.Running, over),
      initializationFailedHandler: () => false,
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
  try {
    await client.start()
  } catch (error) {
    throw new Error(vscode.l10n.t('It ended before it had started.'), { cause: error })
  }
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
      return client.stop(patience)
    },
  }
}

let channel: vscode.LogOutputChannel | undefined

/** One for all servers of this window: what one of them said stays there. */
function channelFor(disposables: vscode.Disposable[]): vscode.LogOutputChannel {
  if (!channel) disposables.push((channel = vscode.window.createOutputChannel('Countersign', { log: true })))
  return channel
}

/** Nobody asked for it: what does not run is said where something of the packet is shown. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false)
  }
}

/** So often in so many milliseconds it may end, and another one starts at once. */
const often = { times: 5, within: 3 * 60_000 }

function endings(runs: () => boolean, over: () => void): ErrorHandler {
  const before: number[] = []
  return {
    error: (_, __, count) => ({
      action: count && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed() {
      const now = Date.now()
      before.push(now)
      const lately = before.filter(time => now - time < often.within).length
      if (runs() && lately < often.times) return { action: CloseAction.Restart, handled: true }
      over()
      return { action: CloseAction.DoNotRestart, handled: true }
    },
  }
}

let asked = 0

const lost: ReadonlySet<unknown> = new Set([
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
    if (!lost.has((error as { readonly code?: unknown }).code)) throw error
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
