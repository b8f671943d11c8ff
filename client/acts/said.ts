// How a person hears what came of an act of theirs.
import * as vscode from 'vscode'

export function said(says: string): void {
  vscode.window.setStatusBarMessage(`$(pass) ${says.split('\n')[0]}`, 8000)
}

/** Whoever closed the dialog knows that nothing was done. */
export function refused(why: string, declined = false): false {
  if (declined) vscode.window.setStatusBarMessage(why, 8000)
  else complain(unlinked(why))
  return false
}

/** VS Code makes a link of `[…](command:…)` in a notification, and some of its words come from another host. */
export const unlinked = (says: string): string => says.replaceAll('](', '] (')

/** More than VS Code shows of a message that has no button: it cuts that off after its first line. */
const long = 60

async function complain(why: string): Promise<void> {
  const show = vscode.l10n.t('Show the panel')
  const chosen = await vscode.window.showErrorMessage(why, ...(why.length > long ? [show] : []))
  if (chosen === show) await vscode.commands.executeCommand('countersign.showPanel')
}
