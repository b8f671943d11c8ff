// Marks in the margin for what is not settled: a draft that waits for a person, text that changed since somebody accepted it.
import * as vscode from 'vscode'
import type { PanelView } from '../schemas/panel.ts'
import type { EditorSettings } from '../schemas/settings.ts'
import type { Session } from './session.ts'

export function showMarks(session: Session, folder: vscode.Uri): void {
  const mark = (name: string, colour: string) =>
    vscode.window.createTextEditorDecorationType({
      gutterIconPath: vscode.Uri.joinPath(folder, 'media', 'icons', `${name}.svg`),
      gutterIconSize: 'contain',
      overviewRulerColor: new vscode.ThemeColor(colour),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    })
  const draft = mark('draft', 'editorOverviewRuler.infoForeground')
  const changed = mark('changed', 'editorOverviewRuler.modifiedForeground')
  const show = async () => {
    const document = session.packet()
    const editors = vscode.window.visibleTextEditors.filter(editor => editor.document === document)
    if (!document || editors.length === 0) return
    const wanted = vscode.workspace.getConfiguration('countersign', document).get<EditorSettings['marks']>('marks')
    const view = wanted === 'off' ? null : await session.view(document.uri.toString())
    for (const editor of editors) {
      editor.setDecorations(draft, view ? lines(view.drafts, document, draftSays) : [])
      editor.setDecorations(
        changed,
        view && wanted === 'all' ? lines(view.accepted.filter(isChanged), document, changedSays) : [],
      )
    }
  }
  session.disposables.push(
    draft,
    changed,
    session.onPacket(show),
    vscode.window.onDidChangeVisibleTextEditors(show),
    session.onChanged(uri => {
      if (uri.toString() === session.packet()?.uri.toString()) show()
    }),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('countersign.marks') && show()),
  )
  show()
}

type Draft = PanelView['drafts'][number]
type Block = PanelView['accepted'][number]

const isChanged = ({ state }: Block) => state === 'changed' || state === 'moved'
const draftSays = ({ id, by }: Draft) => vscode.l10n.t('{0} of {1} waits for a person.', id, by)
const changedSays = ({ name, by, day }: Block) =>
  vscode.l10n.t('{0} changed since {1} accepted it ({2}).', name, by ?? '', day ?? '')

/** One mark for each, on its first line. */
const lines = <T extends { readonly range?: { readonly start: number } | undefined }>(
  found: readonly T[],
  document: vscode.TextDocument,
  says: (one: T) => string,
): vscode.DecorationOptions[] =>
  found.flatMap(one => {
    if (!one.range) return []
    const at = document.positionAt(one.range.start)
    return [{ range: new vscode.Range(at, at), hoverMessage: says(one) }]
  })
