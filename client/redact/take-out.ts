// Takes out of the page what only some may know. The page as it would read stands beside the page as it reads, and then a person
// says so, in a dialog that no program can press.
import * as vscode from 'vscode'
import { refused, said } from '../acts/said.ts'
import { saved } from '../acts/saved.ts'
import { whyNotHere } from '../acts/trust.ts'
import type { Session } from '../session.ts'

const scheme = 'countersign-redacted'

type Seal = { readonly id: string; readonly as: string }

export function takeOut(session: Session): vscode.Disposable {
  const texts = new Map<string, string>()
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: uri => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    vscode.commands.registerCommand('countersign.redact', (given: unknown) => {
      const uri = uriIn(given) ?? session.packet()?.uri.toString()
      return uri === undefined
        ? refused(vscode.l10n.t('Open the packet first that this is about.'))
        : take(session, texts, uri)
    }),
    vscode.commands.registerCommand('countersign.seal', async (given: unknown) => {
      const uri = uriIn(given)
      const { id } = (given ?? {}) as { id?: unknown }
      if (uri === undefined || typeof id !== 'string') return false
      const why = whyNotHere(uri)
      if (why) return refused(why)
      const as = await vscode.window.showInputBox({
        title: vscode.l10n.t('Seal {0}', id),
        prompt: vscode.l10n.t('What everybody may know of it. It stands on the page instead of the words.'),
        ignoreFocusOut: true,
        validateInput: text => (text.trim() === '' ? vscode.l10n.t('This cannot be left out.') : undefined),
      })
      return as === undefined ? false : take(session, texts, uri, { id, as })
    }),
  )
}

/** Anybody can run a command with anything. */
function uriIn(given: unknown): string | undefined {
  const { uri } = (given ?? {}) as { uri?: unknown }
  return typeof uri === 'string' ? uri : undefined
}

/** Whether it was done. */
async function take(session: Session, texts: Map<string, string>, uri: string, seal?: Seal): Promise<boolean> {
  const why = whyNotHere(uri)
  if (why) return refused(why)
  if (!(await saved(uri))) return false
  const found = await session.ask('redact', { uri, seal })
  if (found.done === false) return refused(found.why)
  if (found.done === true) return true
  const page = vscode.Uri.parse(uri)
  const after = vscode.Uri.from({ scheme, path: page.path, query: found.shown })
  texts.set(after.toString(), found.after)
  const title = seal
    ? vscode.l10n.t('The page once {0} is sealed', seal.id)
    : vscode.l10n.t('The page without what is secret or identifies somebody')
  await vscode.commands.executeCommand('vscode.diff', page, after, title)
  const done = (await wanted(title, found.says, seal)) && (await session.ask('redact', { uri, shown: found.shown }))
  await close(after)
  if (!done) return false
  if (done.done === false) return refused(done.why)
  if (done.done === true) said(done.says)
  return true
}

async function wanted(title: string, says: readonly string[], seal?: Seal): Promise<boolean> {
  const yes = seal ? vscode.l10n.t('Seal it…') : vscode.l10n.t('Take it out…')
  const placeHolder = vscode.l10n.t('Look at the comparison first. Nothing is written before you have said so twice.')
  const row = await vscode.window.showQuickPick([yes], { title, placeHolder, ignoreFocusOut: true })
  if (!row) return false
  const sure = seal ? vscode.l10n.t('Seal it') : vscode.l10n.t('Take it out')
  const about = vscode.l10n.t('This writes the page as it was shown')
  const answer = await vscode.window.showWarningMessage(about, { modal: true, detail: says.join('\n') }, sure)
  return answer === sure
}

const close = (side: vscode.Uri) =>
  vscode.window.tabGroups.close(
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === side.toString()),
  )
