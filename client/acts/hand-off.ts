// Hands the packet off: asks who gets it and where its bundle goes, has the server show what is signed, and opens the summary that
// its receiver reads first. What may not leave is said before anything is asked.
import * as vscode from 'vscode'
import type { HandedOff } from '../../schemas/protocol.ts'
import type { Heard, Session } from '../session.ts'
import { refused, said, unlinked } from './said.ts'
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
  const wish = { uri, deliver, readers, to: named, text: text.trim() || undefined }
  const after = await onItsWay((token, heard) => session.handOff(wish, token, heard))
  if (after.done !== true) return after.done === false ? refused(after.why, session.declined()) : false
  said(after.says)
  await shown(after.arrived)
  return true
}

/** From the signature on it may take as long as another host takes, and whoever waits may have enough of it. */
function onItsWay(work: (token: vscode.CancellationToken, heard: Heard) => Promise<HandedOff>): Promise<HandedOff> {
  const stop = new vscode.CancellationTokenSource()
  const far = new vscode.EventEmitter<string>()
  let told = false
  const done = work(stop.token, where => {
    if (!told && isFar(where)) show(where)
    far.fire(where)
  }).finally(() => {
    stop.dispose()
    far.dispose()
  })
  const show = (message: string) => {
    told = true
    const title = vscode.l10n.t('Taking the bundle to')
    const location = vscode.ProgressLocation.Notification
    vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      progress.report({ message })
      far.event(next => progress.report({ message: next }))
      token.onCancellationRequested(() => stop.cancel())
      return done.catch(() => undefined)
    })
  }
  return done
}

/** A folder, and a ref of this repository, have it at once. */
const isFar = (where: string) => /^(?:https?:|git:[^#]*#)/.test(where)

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
        /^(?:git:|https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])\S/.test(text)
          ? undefined
          : vscode.l10n.t('It begins with git: or https://'),
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

/** In a folder the bundle is there to be read; anywhere else it is said where it is. */
async function shown(arrived: string): Promise<void> {
  if (!/^(?:[/\\]|[A-Za-z]:[/\\])/.test(arrived))
    return void vscode.window.showInformationMessage(
      vscode.l10n.t('Handed off. The bundle is at {0}', unlinked(arrived)),
    )
  const summary = vscode.Uri.joinPath(vscode.Uri.file(arrived), 'SUMMARY.md')
  await vscode.commands.executeCommand('markdown.showPreview', summary)
}
