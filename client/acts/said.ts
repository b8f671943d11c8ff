// How a person hears what came of an act of theirs.
import * as vscode from 'vscode'

export function said(says: string): void {
  vscode.window.setStatusBarMessage(`$(pass) ${says.split('\n')[0]}`, 8000)
}

/** Whoever closed the dialog knows that nothing was done. */
export function refused(why: string, declined = false): false {
  if (declined) vscode.window.setStatusBarMessage(why, 8000)
  else vscode.window.showErrorMessage(unlinked(why))
  return false
}

/** VS Code makes a link of `[…](command:…)` in a notification, and some of its words come from another host. */
export const unlinked = (says: string): string => says.replaceAll('](', '] (')
