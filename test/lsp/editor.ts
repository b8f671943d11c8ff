// An editor in this process: a real server behind two pipes, a real folder on the disk, and a clock that tests set.
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type Position,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node'
import type { Settings } from '../../schemas/protocol.ts'
import { serve } from '../../server/lsp/serve.ts'
import { cursor } from '../support/fixture.ts'
import { workspace } from '../support/workspace.ts'

export type Editor = Awaited<ReturnType<typeof editor>>

/** What VS Code says of itself, as far as the server asks. */
export const likeCode: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { resolveSupport: { properties: ['edit'] } },
    definition: { linkSupport: true },
  },
}

/** What Neovim 0.7 says: nothing of pulling. */
export const likeNeovim: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
}

export const roster = `roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: otto, name: Otto Lind, roles: [architecture] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
agents:
  - { name: refresher, about: Looks sources up again. }
`

export const frontMatter = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
---

`

type Given = {
  readonly capabilities?: ClientCapabilities
  readonly settings?: Settings
  /** Where the clock stands. */
  readonly now?: string
  readonly env?: Readonly<Record<string, string>>
  /** What the client has open, by paths from the place. */
  readonly folders?: readonly string[]
  /** What it says of itself besides. */
  readonly initialize?: Partial<InitializeParams>
}

const open = new Set<() => void>()
teardown(() => {
  for (const close of open) close()
  open.clear()
})

export const editor = (fixture: string, given: Given = {}) =>
  editorIn(
    workspace(fixture.includes('countersign.yaml --') ? fixture : `-- countersign.yaml --\n${roster}\n${fixture}`),
    given,
  )

/** In a folder that is there already. */
export async function editorIn<Place extends Pick<ReturnType<typeof workspace>, 'folder' | 'home' | 'path' | 'read'>>(
  place: Place,
  { capabilities = likeCode, settings, now, env, folders = ['.'], initialize: about = {} }: Given = {},
) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const clock = { ms: Date.parse(now ?? '2026-11-15T12:00:00Z') }
  const timers = new Set<{ readonly at: number; readonly call: () => void }>()
  const logged: string[] = []
  let exited: number | undefined
  serve(toServer, toClient, {
    now: () => clock.ms,
    later(ms, call) {
      const timer = { at: clock.ms + ms, call }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    answered: () => {},
    exit(code) {
      exited ??= code
      look()
    },
    log: text => logged.push(text),
    env: {
      PATH: process.env.PATH,
      HOME: place.home,
      XDG_CACHE_HOME: `${place.home}/cache`,
      XDG_CONFIG_HOME: `${place.home}/config`,
      ...env,
    },
    entry: import.meta.filename,
  })
  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
  const published = new Map<string, { readonly version: number | undefined; readonly items: readonly Diagnostic[] }>()
  const heard: { readonly method: string; readonly params: unknown }[] = []
  let waiting: { readonly until: () => boolean; readonly done: () => void }[] = []
  const look = () => {
    for (const one of waiting.filter(({ until }) => until())) one.done()
    waiting = waiting.filter(({ until }) => !until())
  }
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
    published.set(uri, { version, items: diagnostics })
    heard.push({ method: 'textDocument/publishDiagnostics', params: uri })
    look()
  })
  const answers = new Map<string, (params: never) => unknown>()
  connection.onRequest((method: string, params: unknown) => {
    heard.push({ method, params })
    look()
    return answers.get(method)?.(params as never) ?? null
  })
  connection.onNotification((method: string, params: unknown) => {
    heard.push({ method, params })
    look()
  })
  connection.listen()
  open.add(() => {
    connection.dispose()
    toServer.end()
  })

  const uri = (name: string) => pathToFileURL(place.path(name)).href
  const versions = new Map<string, number>()
  const initialize = (params: Partial<InitializeParams> = {}) =>
    connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: settings,
      workspaceFolders: folders.map(name => ({ uri: pathToFileURL(join(place.folder, name)).href, name })),
      ...params,
    })
  const { capabilities: provides } = await initialize(about)
  await connection.sendNotification(InitializedNotification.type, {})

  /** Resolves as soon as something arrived that makes it true. */
  const until = (what: () => boolean) =>
    new Promise<void>(done => {
      if (what()) done()
      else waiting.push({ until: what, done })
    })
  const request = <R>(method: string, name: string, more = {}): Promise<R> =>
    connection.sendRequest<R>(method, { textDocument: { uri: uri(name) }, ...more })
  /** Everything that the server had to say so far has arrived. */
  const settled = () => request<null>('textDocument/diagnostic', 'nothing.md').then(() => undefined)
  const pull = (name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: uri(name) },
      ...(previousResultId !== undefined && { previousResultId }),
    })

  return {
    ...place,
    uri,
    connection,
    provides,
    initialize,
    heard,
    logged,
    published,
    /** How this client answers a request of the server. */
    answer: (method: string, how: (params: never) => unknown) => answers.set(method, how),
    get exited() {
      return exited
    },
    until,
    request,
    settled,
    pull,
    /** Time passes: what was due by then happens. */
    async pass(to: string) {
      const end = Date.parse(to)
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers.delete(next)
        clock.ms = Math.max(clock.ms, next.at)
        next.call()
        await settled()
      }
      clock.ms = end
    },
    async open(name: string, text = place.read(name)) {
      versions.set(name, 1)
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(name), languageId: 'markdown', version: 1, text },
      })
    },
    change(name: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]) {
      const version = (versions.get(name) ?? 1) + 1
      versions.set(name, version)
      return connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(name), version },
        contentChanges: [...contentChanges],
      })
    },
    /** Files changed on the disk, as a client that watches them says. */
    changed: (...names: readonly string[]) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: names.map(name => ({ uri: uri(name), type: 2 })),
      }),
    save: (name: string) =>
      connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: uri(name) } }),
    close: (name: string) =>
      connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uri(name) } }),
    async findings(name: string): Promise<readonly string[]> {
      const report = await pull(name)
      return report.kind === 'full' ? report.items.map(({ code }) => String(code)) : []
    },
    /** A request about a place of a document. */
    ask: <R>(method: string, name: string, position: Position, more = {}): Promise<R> =>
      connection.sendRequest<R>(method, { textDocument: { uri: uri(name) }, position, ...more }),
    async stop() {
      await connection.sendRequest(ShutdownRequest.type)
      await connection.sendNotification(ExitNotification.type)
      await until(() => exited !== undefined)
    },
  }
}

/** A packet on the disk and open, and the place of its `$0`. */
export async function open_(fixture: string, given: Given = {}) {
  const at = cursor(fixture.startsWith('---') ? fixture : frontMatter + fixture)
  const client = await editor(`-- packet.md --\n${at.text}`, given)
  await client.open('packet.md', at.text)
  return { client, position: positionOf(at.text, at.start), end: positionOf(at.text, at.end), text: at.text }
}

export function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length - 1, character: lines.at(-1)!.length }
}
