// The life of a server: from a stream of bytes to sessions and answers, and to an end that says why.
import {
  type CancellationToken,
  createMessageConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ErrorCodes,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LSPErrorCodes,
  type MessageConnection,
  ResponseError,
  type ServerCapabilities,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
} from 'vscode-languageserver-protocol/node'
import type { Settings } from '../../schemas/protocol.ts'
import { version } from '../host/product.ts'
import { Wrong } from '../host/wrong.ts'
import { changesIn } from './asked.ts'
import { begin } from './begin.ts'
import { type Client, clientOf, settingsOf, urisIn } from './client.ts'
import { type AnyMethod, stopIfCancelled } from './method.ts'
import { methods } from './methods/index.ts'
import type { Outside } from './outside.ts'
import { Session } from './session.ts'
import { watchParent } from './watch-parent.ts'
import { encoder } from './written.ts'

/** Nothing that follows a broken frame can be understood: the client is better off with a new server. */
const brokenFrame = 70

export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, outside: Outside): void {
  const reader = new StreamMessageReader(input)
  const connection = createMessageConnection(reader, new StreamMessageWriter(output, { contentTypeEncoder: encoder }))
  let session: Session | undefined
  let isOver = false
  const end = (code: number, why?: string) => {
    if (why) outside.log(why)
    outside.exit(code)
  }
  reader.onError(error => {
    // A body that is no JSON spoils only itself.
    if (error instanceof SyntaxError) outside.log(`A message was no JSON: ${error.message}`)
    else end(brokenFrame, `What came in is not framed as the protocol wants it: ${error.message}`)
  })
  connection.onClose(() => end(isOver ? 0 : 1))

  connection.onRequest(InitializeRequest.type, params => {
    if (session) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.')
    const client = clientOf(params)
    const settings = settingsOf(params.initializationOptions)
    session = new Session(client, settings, connection, outside)
    watchParent(params.processId, () => end(1))
    return {
      capabilities: capabilitiesOf(client, settings),
      serverInfo: { name: 'countersign', version },
    }
  })
  connection.onRequest(ShutdownRequest.type, () => {
    running()
    isOver = true
    return undefined
  })
  connection.onNotification(ExitNotification.type, () => end(isOver ? 0 : 1))

  const running = (): Session => {
    if (!session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.')
    if (isOver) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.')
    return session
  }
  for (const method of methods)
    connection.onRequest(method.type.method, (...given: readonly unknown[]) => answered(method, given, running()))
  connection.onRequest((method: string) => {
    running()
    throw new ResponseError(ErrorCodes.MethodNotFound, `The server does not know ${method}.`)
  })
  listen(connection, () => (isOver ? undefined : session))
  connection.listen()
}

/** `given`: what is asked, if anything is, and last what takes it back. */
async function answered(
  { type, answer, tells }: AnyMethod,
  given: readonly unknown[],
  session: Session,
): Promise<unknown> {
  const token = given.at(-1) as CancellationToken
  const params = given.length === 1 ? undefined : given[0]
  stopIfCancelled(token)
  if (given.length > 2)
    throw new ResponseError(ErrorCodes.InvalidParams, `What ${type.method} asks has names: it is no list.`)
  try {
    const result = await answer((params ?? {}) as never, session, token)
    if (!tells) stopIfCancelled(token)
    return result
  } catch (error) {
    if (error instanceof Wrong)
      throw new ResponseError(LSPErrorCodes.RequestFailed, [error.message, error.hint].filter(Boolean).join(' '))
    throw error
  }
}

const capabilitiesOf = (client: Client, settings: Settings): ServerCapabilities => ({
  positionEncoding: client.encoding,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...Object.assign({}, ...methods.map(({ provides }) => provides?.(client, settings))),
})

/** What the client tells. Words that make no sense are passed over: nobody waits for an answer. */
function listen(connection: MessageConnection, session: () => Session | undefined) {
  connection.onNotification(InitializedNotification.type, () => {
    const now = session()
    if (now) begin(now).catch(error => now.outside.log(String(error)))
  })
  connection.onNotification(DidOpenTextDocumentNotification.type, params => {
    const { uri, version: number, text } = params?.textDocument ?? {}
    if (typeof uri === 'string' && typeof text === 'string') session()?.open(uri, number ?? null, text)
  })
  connection.onNotification(DidChangeTextDocumentNotification.type, params => {
    const now = session()
    const document = now?.document(params?.textDocument?.uri)
    if (!document) return
    const changes = changesIn(params.contentChanges)
    if ('no' in changes) return now?.outside.log(`An edit of ${document.uri} was passed over: ${changes.no}`)
    document.change(changes, params.textDocument.version ?? null)
    now?.changed(document)
  })
  connection.onNotification(DidSaveTextDocumentNotification.type, params => session()?.saved(params?.textDocument?.uri))
  connection.onNotification(DidCloseTextDocumentNotification.type, params =>
    session()?.close(params?.textDocument?.uri),
  )
  connection.onNotification(DidChangeConfigurationNotification.type, params =>
    session()?.configure(params?.settings?.countersign),
  )
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, params => {
    session()?.foldersChanged(urisIn(params?.event?.added), urisIn(params?.event?.removed))
  })
  connection.onNotification(DidChangeWatchedFilesNotification.type, params =>
    session()?.filesChanged(urisIn(params?.changes)),
  )
}
