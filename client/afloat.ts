// What is on no disk, the server cannot read: not the page's ledger, not its workspace file, and no file that it cites.
import * as vscode from 'vscode'

/** Why only the page itself is read, in words for whoever looks at it. Nothing where all of it is. */
export function afloat({ scheme }: vscode.Uri): string | undefined {
  if (scheme === 'file') return undefined
  return scheme === 'untitled'
    ? vscode.l10n.t(
        'Only this page is read: it is not saved yet, so it has no ledger, no sources and no workspace file.',
      )
    : vscode.l10n.t(
        'Only this page is read: its folder is on no disk, so its ledger, its sources and its workspace file are not.',
      )
}
