// Verdicts and the states of objections, as a packet has them, in the reader's language.
import * as vscode from 'vscode'
import type { PanelView } from '../schemas/panel.ts'

type State = PanelView['verdict'] | PanelView['objections'][number]['status']

const words = (): Readonly<Record<State, string>> => ({
  drafting: vscode.l10n.t('drafting'),
  blocked: vscode.l10n.t('blocked'),
  'on hold': vscode.l10n.t('on hold'),
  escalated: vscode.l10n.t('escalated'),
  'ready for review': vscode.l10n.t('ready for review'),
  'ready for handoff': vscode.l10n.t('ready for handoff'),
  'handed off': vscode.l10n.t('handed off'),
  returned: vscode.l10n.t('returned'),
  unconfirmed: vscode.l10n.t('unconfirmed'),
  open: vscode.l10n.t('open'),
  answered: vscode.l10n.t('answered'),
  sustained: vscode.l10n.t('sustained'),
  carried: vscode.l10n.t('carried'),
  withdrawn: vscode.l10n.t('withdrawn'),
})

export const stateWord = (state: State): string => words()[state]
