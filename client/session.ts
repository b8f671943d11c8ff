// What the parts of the extension share: the packet that the person looks at, the language server once it is needed,
// and whether this folder is trusted. Nothing is started before somebody opens a packet or asks for the list of them.
import * as vscode from 'vscode'
import type * as z from 'zod'
import type { HandedOff, Outcome, requests, Settings } from '../schemas/protocol.ts'
import type { Signing } from './acts/signing.ts'
import { chosenAgent } from './chat/chosen-agent.ts'
import { chosenModel } from './chat/chosen-model.ts'
import { downSays, isEnded } from './ended.ts'
import { type Looks, openLooks } from './evidence/looks.ts'
import { openSecrets } from './evidence/secrets.ts'
import { isKept, isPacket } from './packet-document.ts'
import { openServer } from './server.ts'
import { openViews, type Views } from './views.ts'

type Requests = typeof requests
/** How far it is, where the request takes a token for that. */
export type Heard = (says: string, percentage: number) => void
export type Ask = <N extends keyof Requests>(
  name: N,
  params: z.input<Requests[N]['params']>,
  token?: vscode.CancellationToken,
  heard?: Heard,
) => Promise<z.output<Requests[N]['result']>>

/** Who waits hears where it goes, once it is signed, and may have enough of it. */
export type HandOff = (
  params: z.input<Requests['handoff']['params']>,
  token?: vscode.CancellationToken,
  heard?: Heard,
) => Promise<HandedOff>

export type Session = {
  /** The packet at hand. It stays the same while the panel, a tree or a terminal has the focus. */
  readonly packet: () => vscode.TextDocument | undefined
  readonly onPacket: vscode.Event<vscode.TextDocument | undefined>
  /** What is shown of this packet may be different now. */
  readonly onChanged: vscode.Event<vscode.Uri>
  /** Asks the language server, which is started for it. */
  readonly ask: Ask
  /** What is to be known of a packet, asked for once between two changes. Nothing where the language server does not run. */
  readonly view: Views['of']
  /** What such a view differs in from the one before it. */
  readonly stepTo: Views['stepTo']
  /** Has the server do an act. A person is asked before anything is signed. */
  readonly act: (params: z.input<Requests['act']['params']>) => Promise<Outcome>
  /** Has the server hand a packet off. A person is asked before anything is signed. */
  readonly handOff: HandOff
  readonly declined: () => boolean
  /** Why the language server does not run, where it could not be started. */
  readonly down: () => string | undefined
  readonly onDown: vscode.Event<void>
  readonly looks: Looks
  /** Documents that are about the packet at hand without being it, such as the correction of a draft. */
  readonly aside: Set<string>
  readonly disposables: vscode.Disposable[]
}

export function openSession(context: vscode.ExtensionContext, signing: Signing): Session & { stop(): Promise<void> } {
  const { subscriptions: disposables } = context
  const packetEmitter = new vscode.EventEmitter<vscode.TextDocument | undefined>()
  const changedEmitter = new vscode.EventEmitter<vscode.Uri>()
  let packet: vscode.TextDocument | undefined
  const aside = new Set<string>()
  const secrets = openSecrets(context.secrets)

  const server = openServer(async over => {
    const { startClient } = await import('./language-client.ts')
    return startClient({
      folder: context.extensionUri,
      settings: settingsNow,
      sign: signing.answer,
      secrets,
      changed(uri) {
        views.stir()
        changedEmitter.fire(vscode.Uri.parse(uri))
      },
      over,
      disposables,
    })
  })

  const ask: Ask = async (name, params, token, heard) => (await server.running()).ask(name, params, token, heard)
  const views = openViews(ask)
  const looks = openLooks(ask)
  const look = async () => {
    const document = await documentAtHand()
    // A comparison, a comment's box or an output is no other page: the packet at hand is still the one that it is about.
    if (document && (!isKept(document) || aside.has(document.uri.toString()))) return
    if (document && isPacket(document)) {
      if (packet !== document) packetEmitter.fire((packet = document))
      // Whatever shows something of the packet says what is wrong.
      server.running().catch(() => {})
    } else if (packet && (document || !isOpen(packet))) packetEmitter.fire((packet = undefined))
    await vscode.commands.executeCommand('setContext', 'countersign.packet', packet !== undefined)
  }
  const say = () => server.now()?.then(({ tell }) => tell(settingsNow()))
  const lookAnew = () => {
    views.stir()
    if (packet) changedEmitter.fire(packet.uri)
  }

  disposables.push(
    packetEmitter,
    changedEmitter,
    server,
    looks,
    server.onChanged(lookAnew),
    vscode.commands.registerCommand('countersign.restart', async () => {
      const runs = await server.restart()
      const why = server.why()
      if (why !== undefined) vscode.window.showErrorMessage(downSays(why))
      return runs
    }),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.tabGroups.onDidChangeTabs(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      views.stir(document.uri.toString())
      const early = contentChanges.some(({ range }) => range.start.line <= 50)
      if (early && document === vscode.window.activeTextEditor?.document) look()
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => views.forget(uri.toString())),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('countersign') && say()),
    vscode.workspace.onDidGrantWorkspaceTrust(say),
  )
  look()
  return {
    packet: () => packet,
    onPacket: packetEmitter.event,
    onChanged: changedEmitter.event,
    ask,
    view: uri => views.of(uri).catch(nothing),
    stepTo: views.stepTo,
    act: params => signing.during(ask('act', params).catch(unanswered)),
    handOff(params, token, heard) {
      const signed = Promise.withResolvers<void>()
      const going: Heard = (...far) => {
        signed.resolve()
        heard?.(...far)
      }
      const asked = ask('handoff', params, token, going).catch(unanswered)
      // On its way nothing is signed any more.
      signing.during(Promise.race([asked, signed.promise]))
      return asked
    },
    declined: signing.declined,
    looks,
    down: server.why,
    onDown: server.onChanged,
    aside,
    disposables,
    stop: server.stop,
  }
}

/** Whoever shows something of a packet says that nothing runs, and goes on. */
function nothing(error: unknown): null {
  if (!isEnded(error)) throw error
  return null
}

/** Whoever decided hears of it like of a refusal. */
function unanswered(error: unknown): { done: false; why: string } {
  if (!isEnded(error)) throw error
  return { done: false, why: error.message }
}

/** The editor's own rich Markdown editor is no text editor, and its document is a packet all the same. */
async function documentAtHand(): Promise<vscode.TextDocument | undefined> {
  const editor = vscode.window.activeTextEditor
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
  if (input instanceof vscode.TabInputCustom && /\.(?:md|markdown)$/i.test(input.uri.path))
    return vscode.workspace.openTextDocument(input.uri)
  return editor?.document
}

const isOpen = ({ uri }: vscode.TextDocument) =>
  vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString())

function settingsNow(): Settings {
  const given = vscode.workspace.getConfiguration('countersign')
  const me = given.get<string>('me')
  const run = given.get<'onType' | 'onSave'>('run')
  const model = chosenModel()
  const agent = chosenAgent()
  return {
    trusted: vscode.workspace.isTrusted,
    confirm: true,
    commands: true,
    secrets: true,
    machine: machineNow(given),
    model,
    agent,
    // Nobody, where it says so no more.
    me: me || null,
    ...(run && { run }),
  }
}

/** Of the machine and of nothing else: VS Code takes none of it from a workspace. */
const machineNow = (given: vscode.WorkspaceConfiguration): NonNullable<Settings['machine']> => ({
  hosts: given.get('hosts', []),
  commands: given.get('commands', {}),
  repositories: given.get('repositories', []),
})
