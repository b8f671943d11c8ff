// Looks at the evidence of the packet again, and shows what changed: both excerpts side by side, in VS Code's own comparison. That a
// claim still holds is said by a person, claim by claim; nothing here stamps anything.
import * as vscode from 'vscode'
import type { LookedAt } from '../../schemas/protocol.ts'
import { perform } from '../acts/perform.ts'
import { whyNotHere } from '../acts/trust.ts'
import type { Session } from '../session.ts'

const scheme = 'countersign-evidence'

export function lookAtEvidence(session: Session): void {
  const excerpts = new Map<string, string>()
  session.disposables.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: uri => excerpts.get(uri.toString()) ?? '',
    }),
    vscode.commands.registerCommand('countersign.lookAgain', () => look(session, excerpts)),
  )
}

async function look(session: Session, excerpts: Map<string, string>): Promise<void> {
  const packet = session.packet()
  if (!packet) return void vscode.window.showErrorMessage(vscode.l10n.t('Open the packet first that this is about.'))
  const uri = packet.uri.toString()
  const why = whyNotHere(uri)
  if (why) return void vscode.window.showErrorMessage(why)
  const title = vscode.l10n.t('Looking at the evidence again')
  const { looked, outcome } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    () => session.ask('evidence', { uri }),
  )
  if (!outcome.done) return void vscode.window.showErrorMessage(outcome.why)
  const chosen = await vscode.window.showQuickPick(looked.map(row), {
    title: vscode.l10n.t('What the sources say now'),
    placeHolder: vscode.l10n.t('Choose what changed to see both excerpts'),
    matchOnDetail: true,
  })
  if (chosen) await compare(chosen.one, uri, session, excerpts)
}

const icons: Readonly<Record<LookedAt['state'], string>> = {
  same: '$(pass)',
  new: '$(add)',
  changed: '$(diff)',
  gone: '$(error)',
  forbidden: '$(lock)',
  unreachable: '$(debug-disconnect)',
  refused: '$(circle-slash)',
}

const row = (one: LookedAt) => ({
  one,
  label: `${icons[one.state]} ${one.id} ${one.title}`,
  description: one.state,
  detail: [one.says, one.claims.length > 0 && vscode.l10n.t('cited by {0}', one.claims.join(', '))]
    .filter(Boolean)
    .join(' · '),
})

async function compare(one: LookedAt, uri: string, session: Session, excerpts: Map<string, string>): Promise<void> {
  if (one.before === undefined || one.after === undefined) return
  const side = (name: string, text: string) => {
    const at = vscode.Uri.from({ scheme, path: `/${one.id} ${name}`, query: uri })
    excerpts.set(at.toString(), text)
    return at
  }
  const title = vscode.l10n.t('{0} as it was captured, and as it is now', one.id)
  await vscode.commands.executeCommand('vscode.diff', side('captured', one.before), side('now', one.after), title)
  const holds = one.claims.map(claim => ({ claim, label: vscode.l10n.t('{0} still holds…', claim) }))
  const chosen = await vscode.window.showQuickPick(holds, {
    title,
    placeHolder: vscode.l10n.t('Look at both first. What does not hold any more is changed on the page.'),
    ignoreFocusOut: true,
  })
  if (chosen) await perform(session, { uri, act: 'confirm-claim', about: chosen.claim })
}
