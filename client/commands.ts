// Commands that belong to no part of their own.
import * as vscode from 'vscode'
import { afloat } from './afloat.ts'
import { downSays } from './ended.ts'
import type { Session } from './session.ts'

export function registerCommands(session: Session): void {
  session.disposables.push(
    vscode.commands.registerCommand('countersign.showPanel', () =>
      vscode.commands.executeCommand('countersign.panel.focus'),
    ),
    vscode.commands.registerCommand('countersign.walkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', 'countersign.countersign#start', false),
    ),
    vscode.commands.registerCommand('countersign.status', () =>
      vscode.window.showInformationMessage(whyQuiet(session)),
    ),
  )
}

/** Why nothing is underlined here, or that something is looked at. Asked for by a person, never said unasked. */
function whyQuiet(session: Session): string {
  const document = vscode.window.activeTextEditor?.document
  const packet = session.packet()
  const why = session.down()
  if (packet && why !== undefined) return downSays(why)
  if (packet && packet === document) {
    const found = vscode.languages.getDiagnostics(packet.uri).filter(({ source }) => source === 'countersign').length
    const checked = vscode.l10n.t('This page is a packet, and it is checked. Findings: {0}.', found)
    const alone = afloat(packet.uri)
    if (alone !== undefined) return `${checked} ${alone}`
    return vscode.workspace.isTrusted
      ? checked
      : `${checked} ${vscode.l10n.t('You do not trust this folder: nothing is run, signed or fetched.')}`
  }
  if (!document) return vscode.l10n.t('No page is open.')
  if (document.languageId !== 'markdown') return vscode.l10n.t('Only Markdown files can be packets.')
  return vscode.l10n.t(
    'This page is no packet: its first line is not `---`, or no line `packet:` stands before the next `---`.',
  )
}
