// A draft beside what it would change, in VS Code's own comparison, with accept, edit and reject above it.
import * as vscode from 'vscode'
import type { DraftView } from '../../schemas/protocol.ts'
import { perform } from '../acts/perform.ts'
import type { Session } from '../session.ts'

const scheme = 'countersign-draft'

type Shown = { readonly uri: string; readonly id: string }

export function compareDrafts(session: Session): void {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  /** Corrections that a person is writing, by the document that holds them. */
  const corrections = new Map<string, Shown>()
  const mark = () =>
    vscode.commands.executeCommand('setContext', 'countersign.corrections', [...corrections.keys()].map(pathOf))
  const shown = (side?: vscode.Uri): Shown | undefined => {
    const uri = side ?? vscode.window.activeTextEditor?.document.uri
    return uri && (uri.scheme === scheme ? shownIn(uri) : corrections.get(uri.toString()))
  }
  /** Whatever shows the draft is over once it is decided. A correction that was accepted need not be kept. */
  const close = async (draft: Shown, side: vscode.Uri | undefined) => {
    if (side && corrections.has(side.toString()))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    // What somebody is still writing is theirs to close.
    await vscode.window.tabGroups.close(tabs.filter(({ input, isDirty }) => !isDirty && showsDraft(input, draft)))
  }
  const decide = (act: string) => async (side?: vscode.Uri) => {
    const draft = shown(side)
    if (!draft) return
    const uri = side ?? vscode.window.activeTextEditor?.document.uri
    const correction = uri && corrections.has(uri.toString()) && act === 'accept'
    const text = correction ? (await vscode.workspace.openTextDocument(uri)).getText().trim() : undefined
    const input = act === 'accept' ? { what: [draft.id], ...(text && { text }) } : { draft: draft.id }
    const asks = act === 'reject' ? ['reason', 'text'] : []
    if (await perform(session, { uri: draft.uri, act, input, asks })) await close(draft, uri)
  }
  const edit = async (side?: vscode.Uri) => {
    const draft = shown(side)
    const view = draft && (await session.ask('draft', draft))
    if (!view) return
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: view.words })
    corrections.set(document.uri.toString(), draft)
    session.aside.add(document.uri.toString())
    await mark()
    const says = vscode.l10n.t('{0} as you correct it', titleOf(view))
    await vscode.commands.executeCommand('vscode.diff', sideOf(draft, 'words'), document.uri, says)
  }
  session.disposables.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const view = await session.ask('draft', shownIn(uri))
        return view?.[sideIn(uri)] ?? vscode.l10n.t('This draft is decided, or gone.')
      },
    }),
    session.onChanged(uri => {
      for (const { uri: side } of vscode.workspace.textDocuments)
        if (side.scheme === scheme && shownIn(side).uri === uri.toString()) changed.fire(side)
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      session.aside.delete(uri.toString())
      if (corrections.delete(uri.toString())) mark()
    }),
    vscode.commands.registerCommand('countersign.draft', async (given: unknown) => {
      const { uri, id } = (given ?? {}) as { uri?: unknown; id?: unknown }
      const packet = typeof uri === 'string' ? uri : session.packet()?.uri.toString()
      if (!packet) return
      const named = typeof id === 'string' ? id : await chooseDraft(session, packet)
      const view = named && (await session.ask('draft', { uri: packet, id: named }))
      if (!view) return named && vscode.window.showErrorMessage(vscode.l10n.t('{0} is decided, or gone.', named))
      const draft = { uri: packet, id: view.id }
      await vscode.commands.executeCommand(
        'vscode.diff',
        sideOf(draft, 'before'),
        sideOf(draft, 'after'),
        titleOf(view),
      )
    }),
    vscode.commands.registerCommand('countersign.acceptDraft', decide('accept')),
    vscode.commands.registerCommand('countersign.editDraft', edit),
    vscode.commands.registerCommand('countersign.rejectDraft', decide('reject')),
  )
}

async function chooseDraft(session: Session, uri: string): Promise<string | undefined> {
  const view = await session.view(uri)
  const items = (view?.drafts ?? []).map(({ id, by, verb, targets, words = '' }) => ({
    label: id,
    description: `${by} ${verb} ${targets.join(', ')}`,
    detail: words,
  }))
  if (items.length === 0) {
    vscode.window.showInformationMessage(vscode.l10n.t('No draft waits for a person here.'))
    return undefined
  }
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which draft?') }))?.label
}

const titleOf = ({ id, verb, targets, by }: DraftView) => `${id} ${verb} ${targets.join(', ')} (${by})`

const showsDraft = (input: unknown, { uri, id }: Shown): boolean => {
  if (!(input instanceof vscode.TabInputTextDiff) || input.original.scheme !== scheme) return false
  const shown = shownIn(input.original)
  return shown.uri === uri && shown.id === id
}

type Side = 'before' | 'after' | 'words'
const sideOf = (shown: Shown, side: Side) =>
  vscode.Uri.from({ scheme, path: `/${shown.id}-${side}.md`, query: JSON.stringify({ ...shown, side }) })
const shownIn = ({ query }: vscode.Uri): Shown => {
  const { uri, id } = JSON.parse(query) as Shown
  return { uri, id }
}
const sideIn = ({ query }: vscode.Uri): Side => (JSON.parse(query) as { side: Side }).side
const pathOf = (uri: string) => vscode.Uri.parse(uri).path
