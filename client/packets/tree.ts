// The tree of all packets in the workspace: whose turn it is, what each one's verdict is, who owns it.
import * as vscode from 'vscode'
import type { PacketEntry } from '../../schemas/protocol.ts'
import { isEnded } from '../ended.ts'
import type { Session } from '../session.ts'
import { stateWord } from '../state-words.ts'
import { type Group, type Grouping, grouped, groupings } from './group.ts'

/** A workspace without packets has a line as well: a view that fills or empties under somebody takes the focus with it. */
type Node = Group | PacketEntry | 'walkthrough'

const remembered = 'countersign.packets.grouping'

export function showPackets(session: Session, memory: vscode.Memento): void {
  const changed = new vscode.EventEmitter<undefined>()
  let by: Grouping = memory.get(remembered, 'waits')
  const tree = vscode.window.createTreeView<Node>('countersign.packets', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: node =>
        node === 'walkthrough' ? wayIn() : 'packets' in node ? groupItem(node, by) : packetItem(node),
      async getChildren(node): Promise<Node[]> {
        if (node) return node !== 'walkthrough' && 'packets' in node ? [...node.packets] : []
        const packets = await session.ask('packets', {}).catch(nothingFrom)
        if ('why' in packets) {
          tree.message = packets.why
          return []
        }
        const isEmpty = packets.length === 0 && vscode.workspace.workspaceFolders !== undefined
        tree.badge = badgeOf(packets.filter(({ yours }) => yours).length)
        tree.message = isEmpty ? nothingYet() : ''
        return isEmpty ? ['walkthrough'] : [...grouped(packets, by, words())]
      },
    },
    showCollapseAll: true,
  })
  const again = () => changed.fire(undefined)
  session.disposables.push(
    tree,
    changed,
    session.onChanged(later(again)),
    session.onDown(again),
    vscode.commands.registerCommand('countersign.refreshPackets', again),
    vscode.commands.registerCommand('countersign.showPackets', focus),
    vscode.commands.registerCommand('countersign.openPacket', openAsText),
    vscode.commands.registerCommand('countersign.groupPackets', async () => {
      const title = vscode.l10n.t('Group packets by')
      const items = groupings.map(name => ({ label: groupingWords()[name], name, picked: name === by }))
      const chosen = await vscode.window.showQuickPick(items, { title })
      if (!chosen) return
      by = chosen.name
      await memory.update(remembered, by)
      again()
      await focus()
    }),
  )
}

function nothingFrom(error: unknown): { readonly why: string } {
  if (!isEnded(error)) throw error
  return { why: error.message }
}

const focus = () => vscode.commands.executeCommand('countersign.packets.focus')

/** As text, also where somebody reads Markdown in another editor: only there findings stand where they belong. */
export async function openAsText(uri: string | vscode.Uri): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(typeof uri === 'string' ? vscode.Uri.parse(uri) : uri)
  return vscode.window.showTextDocument(document)
}

const nothingYet = () =>
  vscode.l10n.t(
    'There is no packet in this workspace yet. A packet is a Markdown file that asks for a decision: it begins with --- and a line “packet:”.',
  )

function wayIn(): vscode.TreeItem {
  const title = vscode.l10n.t('Show how it works')
  const item = new vscode.TreeItem(title)
  item.id = 'walkthrough'
  item.iconPath = icon('book')
  item.command = { command: 'countersign.walkthrough', title }
  item.accessibilityInformation = { label: `${nothingYet()} ${title}` }
  return item
}

function groupItem({ name, packets }: Group, by: Grouping): vscode.TreeItem {
  // A group by verdict is called like the verdict of all that is in it.
  const label = by === 'verdict' ? stateWord(packets[0]!.verdict) : name
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded)
  item.id = name
  item.description = String(packets.length)
  return item
}

function packetItem(entry: PacketEntry): vscode.TreeItem {
  const { uri, number, title, verdict, owner, waitsFor, blocks, drafts, lapses } = entry
  const item = new vscode.TreeItem(title || number)
  // The same one after its title or its group has changed, so that whoever stands on it still does.
  item.id = uri
  item.iconPath = icons[verdict]
  item.description = [number, stateWord(verdict)].join(' · ')
  item.contextValue = 'packet'
  item.command = { command: 'countersign.openPacket', title: vscode.l10n.t('Open'), arguments: [uri] }
  const lines = [
    `${title} (${number})`,
    stateWord(verdict),
    owner && vscode.l10n.t('Owner: {0}', owner),
    waitsFor.length > 0 && vscode.l10n.t('Waits for: {0}', waitsFor.join(', ')),
    blocks > 0 && vscode.l10n.t('Findings that block: {0}', blocks),
    drafts > 0 && vscode.l10n.t('Drafts that wait for a person: {0}', drafts),
    lapses && vscode.l10n.t('Something lapses on {0}', lapses),
  ]
  item.tooltip = lines.filter(line => typeof line === 'string' && line !== '').join('\n')
  item.accessibilityInformation = { label: item.tooltip.replaceAll('\n', ', ') }
  return item
}

const icon = (name: string, colour?: string) =>
  new vscode.ThemeIcon(name, colour ? new vscode.ThemeColor(colour) : undefined)

const icons: Readonly<Record<PacketEntry['verdict'], vscode.ThemeIcon>> = {
  drafting: icon('edit'),
  blocked: icon('error', 'list.errorForeground'),
  'on hold': icon('debug-pause', 'list.warningForeground'),
  escalated: icon('flame', 'list.errorForeground'),
  'ready for review': icon('eye'),
  'ready for handoff': icon('pass', 'testing.iconPassed'),
  'handed off': icon('archive'),
  returned: icon('reply', 'list.warningForeground'),
}

const badgeOf = (value: number): vscode.ViewBadge | undefined =>
  value > 0 ? { value, tooltip: vscode.l10n.t('Packets that wait for you: {0}', value) } : undefined

const words = () => ({
  you: vscode.l10n.t('Waits for you'),
  nobody: vscode.l10n.t('Nobody'),
  others: (who: string) => vscode.l10n.t('Waits for {0}', who),
})

const groupingWords = (): Readonly<Record<Grouping, string>> => ({
  waits: vscode.l10n.t('Whom they wait for'),
  verdict: vscode.l10n.t('Verdict'),
  owner: vscode.l10n.t('Owner'),
})

/** Every keystroke changes something, and a list is looked at now and then. */
function later(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, 500)
  }
}
