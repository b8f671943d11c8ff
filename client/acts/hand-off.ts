// Hands the packet off: asks who gets it and where its bundle goes, has the server show what is signed, and opens the summary that
// its receiver reads first. What may not leave is said before anything is asked.
import * as vscode from 'vscode'
import type { Session } from '../session.ts'
import { refused, said } from './said.ts'
import { saved } from './saved.ts'
import { whyNotHere } from './trust.ts'

/** Whether it was done. */
export async function handOff(session: Session, uri: string): Promise<boolean> {
  const why = whyNotHere(uri)
  if (why) return refused(why)
  if (!(await saved(uri))) return false
  const before = await session.handOff({ uri })
  if (before.done === false) return refused(before.why)
  if (before.done === true) return true
  const title = vscode.l10n.t('Hand the packet off')
  const to = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Who gets it? It is asked for a decision, and this is none.'),
    value: before.to,
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('This cannot be left out.') : undefined),
  })
  const deliver = to === undefined ? undefined : await askWhere(title, vscode.l10n.t('Where does the bundle go?'), uri)
  if (to === undefined || deliver === undefined) return false
  const readers = await askReaders(title, before.roles, uri)
  if (!readers) return false
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('A word to whoever takes it over, if there is one to say.'),
    ignoreFocusOut: true,
  })
  if (text === undefined) return false
  const named = to.trim() === before.to ? undefined : to.trim()
  const after = await session.handOff({ uri, deliver, readers, to: named, text: text.trim() || undefined })
  if (after.done !== true) return after.done === false ? refused(after.why, session.declined()) : false
  said(after.says)
  await show(after.arrived)
  return true
}

type Reader = { readonly role: string; readonly where: string }

/** Besides the formal decision, which gets all of it: whoever gets what their role may read. */
async function askReaders(title: string, roles: readonly string[], uri: string): Promise<Reader[] | undefined> {
  const readers: Reader[] = []
  for (;;) {
    const told = readers.map(({ role }) => role)
    const open = roles.filter(role => !told.includes(role))
    const enough = { label: `$(check) ${vscode.l10n.t('Go on')}`, role: '', description: told.join(', ') }
    const rows = open.map(role => ({
      label: `$(add) ${role}`,
      role,
      description: vscode.l10n.t('a bundle with what this role may read'),
    }))
    const placeHolder = vscode.l10n.t('Does anybody get a bundle of their own?')
    const chosen = await vscode.window.showQuickPick([enough, ...rows], { title, placeHolder, ignoreFocusOut: true })
    if (!chosen) return undefined
    if (chosen === enough) return readers
    const { role } = chosen
    const where = await askWhere(title, vscode.l10n.t('Where does the bundle for {0} go?', role), uri)
    if (where === undefined) return undefined
    readers.push({ role, where })
  }
}

async function askWhere(title: string, placeHolder: string, uri: string): Promise<string | undefined> {
  const folder = {
    label: `$(folder) ${vscode.l10n.t('A folder…')}`,
    description: vscode.l10n.t('outside of the workspace'),
  }
  const other = {
    label: `$(cloud-upload) ${vscode.l10n.t('A git ref, or a web address…')}`,
    description: 'git:REF, git:REPOSITORY#REF, https://…',
  }
  const where = await vscode.window.showQuickPick([folder, other], {
    title,
    placeHolder,
    ignoreFocusOut: true,
  })
  if (where === other)
    return vscode.window.showInputBox({
      title,
      prompt: other.description,
      ignoreFocusOut: true,
      validateInput: text =>
        /^(?:git:|https:\/\/)\S/.test(text) ? undefined : vscode.l10n.t('It begins with git: or https://'),
    })
  if (!where) return undefined
  const above = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.uri
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: vscode.l10n.t('Deliver here'),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(above && { defaultUri: vscode.Uri.joinPath(above, '..') }),
    })) ?? []
  return chosen?.fsPath
}

/** In a folder the bundle is there to be read. */
async function show(arrived: string): Promise<void> {
  if (!/^(?:[/\\]|[A-Za-z]:[/\\])/.test(arrived))
    return void vscode.window.setStatusBarMessage(`$(pass) ${arrived}`, 8000)
  const summary = vscode.Uri.joinPath(vscode.Uri.file(arrived), 'SUMMARY.md')
  await vscode.commands.executeCommand('markdown.showPreview', summary)
}
