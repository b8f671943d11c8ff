// What the tests inside of the extension host share: the extension, the example packet, and waiting for what must come.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { PanelView } from '../../../schemas/panel.ts'
import type { PacketEntry } from '../../../schemas/protocol.ts'

export const name = 'countersign.countersign'

/** Of `credential-exception.md`. */
export const number = 'PKT-2026-0144'

/** What the extension hands out in test mode only. */
export type Exports = {
  readonly answerQuestions?: (answer: (says: string) => boolean) => void
  readonly shown?: {
    readonly packets: () => Promise<readonly PacketEntry[]>
    readonly panel: (uri: string) => Promise<PanelView | null>
  }
  readonly chat?: {
    readonly participant: vscode.ChatParticipant
    readonly servers: () => readonly vscode.McpServerDefinition[]
  }
}

export async function extension(): Promise<vscode.Extension<Exports>> {
  const found = vscode.extensions.getExtension<Exports>(name)
  assert.ok(found, `${name} is not there`)
  await found.activate()
  return found
}

export const fileOf = (path: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path)

export async function show(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(path))
  await vscode.window.showTextDocument(document)
  return document
}

/** The editor drops an edit that crosses another one, and a person types it again. */
export async function write(document: vscode.TextDocument, start: number, words: string, end = start): Promise<void> {
  for (let left = 5; left > 0; left--) {
    const wanted = new vscode.WorkspaceEdit()
    wanted.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), words)
    if (await vscode.workspace.applyEdit(wanted)) return
  }
  assert.fail('The edit was dropped each time.')
}

/** Until an event makes it true. */
export function until(happens: vscode.Event<unknown>, says: () => boolean): Promise<void> {
  return new Promise(resolve => {
    if (says()) return resolve()
    const listening = happens(() => {
      if (!says()) return
      listening.dispose()
      resolve()
    })
  })
}

export const findings = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri)

export const found = (uri: vscode.Uri) => until(vscode.languages.onDidChangeDiagnostics, () => findings(uri).length > 0)
