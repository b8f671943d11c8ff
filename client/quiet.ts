// What the person wants to hear of. The server can say all of it; whoever looks decides how much of it stands in the text.
import * as vscode from 'vscode'
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient/node'
import type { SettingName } from '../schemas/settings.ts'

const wants = (name: SettingName, document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration('countersign', document).get(name, false)

export const quiet: Middleware = {
  provideCodeLenses: (document, token, next) => (wants('lenses', document) ? next(document, token) : []),
  provideInlayHints: (document, range, token, next) =>
    wants('inlayHints', document) ? next(document, range, token) : [],
  async provideDiagnostics(document, before, token, next) {
    const report = await next(document, before, token)
    const line = lineAtWork(document)
    if (line === undefined || report?.kind !== 'full') return report
    // Kept by the client under what the server calls it, a report without that line would pass for the whole one later.
    const { resultId, ...rest } = report
    return {
      ...rest,
      items: report.items.filter(
        ({ range }) => !range.contains(new vscode.Position(line, 0)) && range.start.line !== line,
      ),
    }
  },
}

/** The line that is being written, where nobody wants to hear of it yet. */
function lineAtWork(document: vscode.TextDocument | vscode.Uri): number | undefined {
  const uri = 'uri' in document ? document.uri : document
  const editor = vscode.window.activeTextEditor
  if (!editor?.document.isDirty || editor.document.uri.toString() !== uri.toString()) return undefined
  return wants('currentLine', editor.document) ? undefined : editor.selection.active.line
}

/** Asks anew once a setting says otherwise, or the cursor leaves the line. */
export function askAnew(client: BaseLanguageClient): vscode.Disposable {
  let line: number | undefined
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(event => {
      for (const document of vscode.workspace.textDocuments) {
        if (event.affectsConfiguration('countersign.lenses'))
          client.getFeature('textDocument/codeLens').getProvider(document)?.onDidChangeCodeLensEmitter.fire()
        if (event.affectsConfiguration('countersign.inlayHints'))
          client.getFeature('textDocument/inlayHint').getProvider(document)?.onDidChangeInlayHints.fire()
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
      const before = line
      line = lineAtWork(document) === undefined ? undefined : selection.active.line
      if (before === line) return
      client.getFeature('textDocument/diagnostic').getProvider(document)?.onDidChangeDiagnosticsEmitter.fire()
    }),
  )
}
