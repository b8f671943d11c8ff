// One item in the status bar while a packet is at hand: its verdict and its owner. A click opens the panel, which says why.
import * as vscode from 'vscode'
import type { PanelView } from '../schemas/panel.ts'
import { afloat } from './afloat.ts'
import { downSays } from './ended.ts'
import type { Session } from './session.ts'
import { stateWord } from './state-words.ts'

export function showStatus(session: Session): void {
  const item = vscode.window.createStatusBarItem('countersign.status', vscode.StatusBarAlignment.Left)
  item.name = vscode.l10n.t('Packet')
  item.command = 'countersign.showPanel'
  const show = async () => {
    const document = session.packet()
    if (!document) return item.hide()
    const view = await session.view(document.uri.toString())
    if (session.packet() !== document) return
    const why = session.down()
    if (why !== undefined) return say(item, downSays(why))
    if (!view) return item.hide()
    item.command = 'countersign.showPanel'
    const says = [stateWord(view.verdict), view.owner?.who].filter(Boolean).join(' · ')
    item.text = `$(${icons[view.verdict]}) ${says}`
    item.tooltip = tooltip(view, afloat(document.uri))
    item.accessibilityInformation = { label: `${says}: ${item.tooltip.replaceAll('\n', ', ')}` }
    item.show()
  }
  session.disposables.push(
    item,
    session.onPacket(show),
    session.onChanged(uri => {
      if (uri.toString() === session.packet()?.uri.toString()) show()
    }),
  )
}

/** Whoever presses it has it tried at once. */
function say(item: vscode.StatusBarItem, why: string): void {
  item.text = '$(warning) Countersign'
  item.tooltip = why
  item.accessibilityInformation = { label: why }
  item.command = 'countersign.restart'
  item.show()
}

const icons: Readonly<Record<PanelView['verdict'], string>> = {
  drafting: 'edit',
  blocked: 'error',
  'on hold': 'debug-pause',
  escalated: 'flame',
  'ready for review': 'eye',
  'ready for handoff': 'pass',
  'handed off': 'archive',
  returned: 'reply',
}

/** Where only the page is read, nobody knows what is next. */
const tooltip = ({ number, title, owner, coordinator, next, blocks }: PanelView, alone: string | undefined): string =>
  [
    `${title} (${number})`,
    owner && vscode.l10n.t('Owner: {0}', owner.who),
    coordinator && vscode.l10n.t('Coordinator: {0}', coordinator.who),
    blocks.length > 0 && vscode.l10n.t('Findings that block: {0}', blocks.length),
    alone ?? (next && vscode.l10n.t('Next: {0}: {1}', next.who, next.says)),
  ]
    .filter(line => typeof line === 'string')
    .join('\n')
