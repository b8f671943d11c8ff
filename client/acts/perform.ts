// Does an act for whoever ran its command: asks for what is missing, has the server judge and sign, and says what came of it.
import * as vscode from 'vscode'
import type { PanelView } from '../../schemas/panel.ts'
import type { Session } from '../session.ts'
import { askFor, type Input } from './ask.ts'
import { actNamed, formOf } from './form.ts'
import { placeAt } from './offers.ts'
import { whyNotHere } from './trust.ts'

export type Wanted = {
  readonly uri: string
  readonly act: string
  readonly input?: Input
  /** What the act is about, where a button knows: `O1`, `D2`, `section "Rollback"`. */
  readonly about?: string
  /** What to ask for although the act could do without. */
  readonly asks?: readonly string[]
  readonly me?: string | null
}

/** Whether it was done. */
export async function perform(session: Session, wanted: Wanted): Promise<boolean> {
  const why = whyNotHere(wanted.uri)
  if (why) return refused(why)
  const act = actNamed(wanted.act)
  const form = formOf(act)
  if (!form) return refused(vscode.l10n.t('There is no act {0}.', wanted.act))
  if (!(await saved(wanted.uri))) return false
  const view = await session.view(wanted.uri)
  const first = form.fields[0]
  const about = first &&
    wanted.about !== undefined && { [first.name]: first.kind === 'several' ? [wanted.about] : wanted.about }
  const given = { ...about, ...wanted.input }
  const input = await askFor(form, { given, view, here: atCursor(wanted.uri, view), wanted: wanted.asks })
  if (!input) return false
  const { uri, me } = wanted
  const outcome = await session.act({ uri, act, input, ...(me && { me }) })
  if (!outcome.done) return session.declined() ? quietly(outcome.why) : refused(outcome.why)
  vscode.window.setStatusBarMessage(`$(pass) ${outcome.says.split('\n')[0]}`, 8000)
  return true
}

function atCursor(uri: string, view: PanelView | null): string | undefined {
  const editor = vscode.window.activeTextEditor
  if (!view || editor?.document.uri.toString() !== uri) return undefined
  return placeAt(view, editor.document.offsetAt(editor.selection.active))
}

/** A decision is about what is on the disk, where everybody else sees it. */
async function saved(uri: string): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri)
  if (!document?.isDirty) return true
  const save = vscode.l10n.t('Save and go on')
  const says = vscode.l10n.t('The page has changes that are not saved. What is decided is what is saved.')
  if ((await vscode.window.showWarningMessage(says, { modal: true }, save)) !== save) return false
  return document.save()
}

function quietly(why: string): false {
  vscode.window.setStatusBarMessage(why, 8000)
  return false
}

function refused(why: string): false {
  vscode.window.showErrorMessage(why)
  return false
}
