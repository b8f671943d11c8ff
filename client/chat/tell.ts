// What the participant says: the record, in sentences. It needs no model and invents nothing.
import * as vscode from 'vscode'
import type { PanelView } from '../../schemas/panel.ts'
import { asText } from '../as-text.ts'
import { stateWord } from '../state-words.ts'

type Saying = Pick<vscode.ChatResponseStream, 'markdown' | 'button'>

export function tell(view: PanelView, uri: vscode.Uri, command: string | undefined, stream: Saying): void {
  if (command === 'drafts') drafts(view, uri, stream)
  else if (command === 'objections') objections(view, stream)
  else status(view, stream)
}

function status(view: PanelView, stream: Saying): void {
  const { number, title, verdict, owner, next, blocks } = view
  say(stream, `${number}, ${title}: ${stateWord(verdict)}.`)
  if (owner) say(stream, vscode.l10n.t('{0} owns it.', owner.called ? `${owner.called} (${owner.who})` : owner.who))
  if (next) say(stream, vscode.l10n.t('Next: {0}: {1}', next.who, next.says))
  if (blocks.length > 0)
    list(
      stream,
      vscode.l10n.t('What stands in the way:'),
      blocks.map(({ about, says, who }) => `${about}: ${says} (${who})`),
    )
  stream.button({ command: 'countersign.showPanel', title: vscode.l10n.t('Show the panel') })
}

/** The list whole, and the buttons below it: what stands between two buttons VS Code folds away. */
function drafts({ drafts }: PanelView, uri: vscode.Uri, stream: Saying): void {
  list(
    stream,
    drafts.length === 0
      ? vscode.l10n.t('No draft waits for a person here.')
      : vscode.l10n.t('Drafts that wait for a person:'),
    drafts.map(({ id, by, verb, targets }) => `${id} ${verb} ${targets.join(', ')} (${by})`),
  )
  for (const { id } of drafts.slice(0, most))
    stream.button({
      command: 'countersign.draft',
      title: vscode.l10n.t('Compare {0} with the text', id),
      arguments: [{ uri: uri.toString(), id }],
    })
}

function objections({ objections }: PanelView, stream: Saying): void {
  const open = objections.filter(({ status }) => status !== 'withdrawn')
  list(
    stream,
    open.length === 0 ? vscode.l10n.t('Nobody objects.') : vscode.l10n.t('What is contested:'),
    open.map(
      ({ id, status, by, targets, words }) => `${id} (${stateWord(status)}), ${by}, ${targets.join(', ')}: ${words}`,
    ),
  )
}

const most = 20

function list(stream: Saying, head: string, lines: readonly string[]): void {
  const shown = lines.slice(0, most)
  const more = lines.length - shown.length
  const rest = more > 0 ? [`\n${asText(vscode.l10n.t('And {0} more.', more))}`] : []
  const rows = shown.map(line => `- ${asText(line)}`)
  stream.markdown(new vscode.MarkdownString([asText(head), '', ...rows, ...rest, '', ''].join('\n')))
}

function say(stream: Saying, words: string): void {
  stream.markdown(new vscode.MarkdownString(`${asText(words)}\n\n`))
}
