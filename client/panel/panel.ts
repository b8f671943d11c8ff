// The panel beside the text. It shows the packet at hand, follows the cursor, and lets the cursor follow it. Whatever comes
// from inside of it is read by its schema and is about the packet that it shows, or nothing happens; what it may start
// are commands, which ask and refuse as they do for everybody.
import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import type { FromPanel, PanelView, ToPanel } from '../../schemas/panel.ts'
import { afloat } from '../afloat.ts'
import { downSays } from '../ended.ts'
import type { Session } from '../session.ts'
import { panelPage } from './page.ts'

export function showPanel(session: Session, folder: vscode.Uri): void {
  let shown: vscode.WebviewView | undefined
  let sent: Omit<Extract<ToPanel, { type: 'view' }>, 'type'> | undefined
  const post = (message: ToPanel) => shown?.webview.postMessage(message)

  const refresh = async () => {
    if (!shown?.visible) return
    const document = session.packet()
    const uri = document?.uri.toString()
    const view = uri === undefined ? undefined : await session.view(uri)
    if (session.packet() !== document) return
    const why = session.down()
    if (!uri || !view || why !== undefined) {
      sent = undefined
      return post({ type: 'nothing', says: uri !== undefined && why !== undefined ? downSays(why) : nothingSays() })
    }
    await send(uri, view)
    tellLooks()
    if (document) tellCursor(vscode.window.visibleTextEditors.find(editor => editor.document === document))
  }
  /** No more of it than the panel does not have. */
  const send = (uri: string, view: PanelView) => {
    const before = sent
    const alone = afloat(vscode.Uri.parse(uri))
    const trusted = vscode.workspace.isTrusted && alone === undefined
    sent = { uri, view, trusted, ...(alone !== undefined && { alone }) }
    if (before?.uri !== uri || before.trusted !== trusted) return post({ type: 'view', ...sent })
    if (before.view === view) return undefined
    const step = session.stepTo(view)
    return step?.from === before.view
      ? post({ type: 'change', uri, change: step.change })
      : post({ type: 'view', ...sent })
  }
  const tellCursor = (editor: vscode.TextEditor | undefined) => {
    if (!editor || editor.document !== session.packet()) return
    const { document, selection } = editor
    post({ type: 'cursor', uri: document.uri.toString(), offset: document.offsetAt(selection.active) })
  }

  const tellLooks = () => {
    const uri = session.packet()?.uri.toString()
    const look = uri === undefined ? undefined : session.looks.of(uri)
    if (uri === undefined || !look) return
    const { going, far, looked, why } = look
    post({
      type: 'looks',
      uri,
      going,
      looked: looked.map(({ id, state, says, before, claims }) => ({
        id,
        state,
        says,
        both: before !== undefined,
        claims,
      })),
      ...(far !== undefined && { far }),
      ...(why !== undefined && { why }),
    })
  }

  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(view) {
      shown = view
      sent = undefined
      const { webview } = view
      const dist = vscode.Uri.joinPath(folder, 'dist')
      webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] }
      view.onDidChangeVisibility(refresh)
      view.onDidDispose(() => {
        if (shown === view) shown = undefined
      })
      webview.onDidReceiveMessage(async (said: unknown) => {
        const message = (await import('./read.ts')).readMessage(said)
        if (message?.type === 'ready') {
          // It has nothing yet, or nothing any more.
          sent = undefined
          return refresh()
        }
        const document = session.packet()
        if (!message || document?.uri.toString() !== message.uri) return
        if (message.type === 'stop-looking') return session.looks.stop(message.uri)
        const done = await heed(message, document, folder)
        if (message.type !== 'act') return
        // What was asked and signed stood over everything; whoever began it here goes on here.
        if (view.visible) view.show()
        if (done !== true) return
        await post({ type: 'said', says: doneSays(message) })
        if (message.act === 'confirm-claim' && message.about) session.looks.holds(message.uri, message.about)
      })
      webview.html = panelPage({
        script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
        style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
        source: webview.cspSource,
        nonce: randomBytes(18).toString('base64url'),
        title: vscode.l10n.t('Packet'),
        words: vscode.l10n.bundle ?? {},
      })
    },
  }
  session.disposables.push(
    vscode.window.registerWebviewViewProvider('countersign.panel', provider),
    session.onPacket(refresh),
    session.looks.onChanged(tellLooks),
    session.onChanged(uri => {
      if (uri.toString() === session.packet()?.uri.toString()) refresh()
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => tellCursor(textEditor)),
    vscode.window.onDidChangeActiveTextEditor(tellCursor),
  )
}

const nothingSays = () =>
  vscode.l10n.t('Open a packet to see who owns it, what blocks it, what is contested and what is only a draft.')

const doneSays = ({ act, about }: Extract<FromPanel, { type: 'act' }>) =>
  vscode.l10n.t('Done: {0}', [act.replaceAll('-', ' '), about].filter(Boolean).join(' '))

async function heed(
  said: Exclude<FromPanel, { type: 'ready' | 'stop-looking' }>,
  document: vscode.TextDocument,
  folder: vscode.Uri,
) {
  const { uri } = said
  if (said.type === 'show') return reveal(document, said)
  if (said.type === 'act')
    return vscode.commands.executeCommand('countersign.act', { uri, act: said.act, about: said.about })
  if (said.type === 'compare') return vscode.commands.executeCommand('countersign.draft', { uri, id: said.draft })
  if (said.type === 'look') return vscode.commands.executeCommand('countersign.lookAgain', { ids: said.ids })
  if (said.type === 'excerpts')
    return vscode.commands.executeCommand('countersign.excerpts', { uri, evidence: said.evidence })
  if (said.type === 'sync') return vscode.commands.executeCommand('countersign.sync')
  const page = vscode.Uri.joinPath(folder, 'dist', 'rules', `${said.rule}.md`)
  return vscode.commands.executeCommand('markdown.showPreview', page)
}

/** In a text editor, also where somebody reads Markdown in another one: only there is a place that can be shown. */
async function reveal(document: vscode.TextDocument, { range, focus }: Extract<FromPanel, { type: 'show' }>) {
  const open = vscode.window.visibleTextEditors.find(editor => editor.document === document)
  const start = document.positionAt(range.start)
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: !focus,
    selection: new vscode.Range(start, start),
    ...(open?.viewColumn && { viewColumn: open.viewColumn }),
  })
  const whole = new vscode.Range(start, document.positionAt(range.end))
  editor.revealRange(whole, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
