// Does an act for whoever ran its command: asks for what is missing, has the server judge and sign, and says what came of it.
import * as vscode from 'vscode'
import type { PanelView } from '../../schemas/panel.ts'
import type { Session } from '../session.ts'
import { askFor, type Input } from './ask.ts'
import { actNamed, formOf } from './form.ts'
import { placeAt } from './offers.ts'
import { refused, said } from './said.ts'
import { saved } from './saved.ts'
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
  if (!outcome.done) return refused(outcome.why, session.declined())
  said(outcome.says)
  return true
}

function atCursor(uri: string, view: PanelView | null): string | undefined {
  const editor = vscode.window.activeTextEditor
  if (!view || editor?.document.uri.toString() !== uri) return undefined
  return placeAt(view, editor.document.offsetAt(editor.selection.active))
}
