// Whether anything may be decided here. Asked by every command, tool and message that would run or sign something: that a
// button is not shown stops nobody from running its command.
import * as vscode from 'vscode'

/** Why not, in words with what to do. */
export function whyNotHere(uri?: string): string | undefined {
  if (!vscode.workspace.isTrusted)
    return vscode.l10n.t(
      'You do not trust this folder, so nothing is run, signed or fetched here. “Manage Workspace Trust” changes that.',
    )
  if (uri !== undefined && vscode.Uri.parse(uri).scheme !== 'file')
    return vscode.l10n.t('Decisions need a packet on a disk, where git and your key are. Open the folder there.')
  return undefined
}
