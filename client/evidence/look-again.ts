// Looks at the evidence of the packet again, and shows what changed: both excerpts side by side, in VS Code's own comparison. That a
// claim still holds is said by a person, claim by claim; nothing here stamps anything.
import * as vscode from 'vscode'
import type { LookedAt } from '../../schemas/protocol.ts'
import { perform } from '../acts/perform.ts'
import { unlinked } from '../acts/said.ts'
import { saved } from '../acts/saved.ts'
import { whyNotHere } from '../acts/trust.ts'
import type { Session } from '../session.ts'
import { type Excerpts, openExcerpts } from './excerpts.ts'

export function lookAtEvidence(session: Session): void {
  const excerpts = openExcerpts()
  session.disposables.push(
    excerpts,
    vscode.commands.registerCommand('countersign.lookAgain', (given: unknown) => {
      const ids = idsIn(given)
      return ids ? inPanel(session, ids) : look(session, excerpts)
    }),
    vscode.commands.registerCommand('countersign.excerpts', (given: unknown) => {
      const { uri, evidence } = (given ?? {}) as { uri?: unknown; evidence?: unknown }
      const one = typeof uri === 'string' && session.looks.of(uri)?.looked.find(({ id }) => id === evidence)
      return one && excerpts.compare(one, uri)
    }),
  )
}

/** Somebody shows what comes of it elsewhere. */
function idsIn(given: unknown): readonly string[] | undefined {
  const ids = typeof given === 'object' && given !== null && 'ids' in given ? given.ids : undefined
  return Array.isArray(ids) ? ids.map(String) : undefined
}

async function inPanel(session: Session, ids: readonly string[]): Promise<void> {
  const uri = uriHere(session)
  if (uri && (await saved(uri))) await session.looks.start(uri, ids)
}

async function look(session: Session, excerpts: Excerpts): Promise<void> {
  const uri = uriHere(session)
  if (!uri || !(await saved(uri))) return
  const title = vscode.l10n.t('Looking at the evidence again')
  const { looked, why } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      let before = 0
      return session.looks.start(uri, [], token, (message, percentage) => {
        progress.report({ message, increment: percentage - before })
        before = percentage
      })
    },
  )
  if (why !== undefined) return void vscode.window.showErrorMessage(unlinked(why))
  const chosen = await vscode.window.showQuickPick(looked.map(row), {
    title: vscode.l10n.t('What the sources say now'),
    placeHolder: vscode.l10n.t('Choose what changed to see both excerpts'),
    matchOnDetail: true,
  })
  if (chosen) await compare(chosen.one, uri, session, excerpts)
}

/** The packet at hand, where its sources may be asked. */
function uriHere(session: Session): string | undefined {
  const uri = session.packet()?.uri.toString()
  const why = uri === undefined ? vscode.l10n.t('Open the packet first that this is about.') : whyNotHere(uri)
  if (why) vscode.window.showErrorMessage(unlinked(why))
  return why ? undefined : uri
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

async function compare(one: LookedAt, uri: string, session: Session, excerpts: Excerpts): Promise<void> {
  if (!(await excerpts.compare(one, uri))) return
  const holds = one.claims.map(claim => ({ claim, label: vscode.l10n.t('{0} still holds…', claim) }))
  const chosen = await vscode.window.showQuickPick(holds, {
    title: vscode.l10n.t('{0} as it was captured, and as it is now', one.id),
    placeHolder: vscode.l10n.t('Look at both first. What does not hold any more is changed on the page.'),
    ignoreFocusOut: true,
  })
  if (chosen) await perform(session, { uri, act: 'confirm-claim', about: chosen.claim })
}
