// Asks to save what is about to be decided on.
import * as vscode from 'vscode'

/** A decision is about what is on the disk, where everybody else sees it. */
export async function saved(uri: string): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri)
  if (!document?.isDirty) return true
  const save = vscode.l10n.t('Save and go on')
  const says = vscode.l10n.t('The page has changes that are not saved. What is decided is what is saved.')
  if ((await vscode.window.showWarningMessage(says, { modal: true }, save)) !== save) return false
  return document.save()
}
