// Every act as a command of the palette, and the commands that code actions, lenses, the panel and comments name.
import * as vscode from 'vscode'
import type { Outcome } from '../../schemas/protocol.ts'
import { type RoleName, roleNames } from '../../schemas/roles.ts'
import { chosenModel } from '../chat/chosen-model.ts'
import type { Session } from '../session.ts'
import forms from './forms.json' with { type: 'json' }
import { perform, type Wanted } from './perform.ts'
import { unlinked } from './said.ts'
import { saved } from './saved.ts'
import { whyNotHere } from './trust.ts'

export function registerActs(session: Session): void {
  const register = (name: string, run: (...args: never[]) => unknown) =>
    session.disposables.push(vscode.commands.registerCommand(name, run))
  for (const { act } of forms)
    register(`countersign.act.${act}`, () => {
      const packet = session.packet()
      if (!packet) return vscode.window.showErrorMessage(vscode.l10n.t('Open the packet first that this is about.'))
      return act === 'hand-off'
        ? handOff(session, packet.uri.toString())
        : perform(session, { uri: packet.uri.toString(), act })
    })
  register('countersign.sync', async () => {
    const packet = session.packet()
    const why = packet ? whyNotHere(packet.uri.toString()) : vscode.l10n.t('Open the packet first that this is about.')
    if (!packet || why) return vscode.window.showErrorMessage(why ?? '')
    if (!(await saved(packet.uri.toString()))) return undefined
    const outcome = await session.act({ uri: packet.uri.toString(), act: 'sync', input: {} })
    return outcome.done
      ? vscode.window.setStatusBarMessage(`$(pass) ${outcome.says.split('\n')[0]}`, 8000)
      : vscode.window.showErrorMessage(unlinked(outcome.why))
  })
  register('countersign.act', (given: unknown) => {
    const wanted = wantedIn(given)
    if (wanted?.act === 'hand-off') return handOff(session, wanted.uri)
    return wanted && perform(session, wanted)
  })
  register('countersign.role', async (given: unknown) => {
    const { uri, role, dryRun } = (given ?? {}) as { uri?: unknown; role?: unknown; dryRun?: unknown }
    if (typeof uri !== 'string' || typeof role !== 'string') return undefined
    return askRole(session, { uri, role, dryRun: dryRun === true })
  })
  register('countersign.askRole', async () => {
    const packet = session.packet()
    const chosen = packet && (await vscode.window.showQuickPick(roles(), { title: vscode.l10n.t('Ask for a draft') }))
    if (chosen) await askRole(session, { uri: packet.uri.toString(), role: chosen.role })
  })
}

/** Seldom, and more than an act: it is loaded when somebody hands a packet off. */
async function handOff(session: Session, uri: string): Promise<boolean> {
  return (await import('./hand-off.ts')).handOff(session, uri)
}

/** What an agent proposes stands on the page as a draft, and decides nothing. */
async function askRole(session: Session, asked: RoleAsked): Promise<Outcome | undefined> {
  const why = whyNotHere(asked.uri)
  if (why) return said({ done: false, why })
  if (!(await saved(asked.uri))) return undefined
  const title = vscode.l10n.t('{0} looks at the packet', asked.role)
  // A model takes its time, and whoever waits may have enough of it. The words of the roles are there at once.
  const { Notification, Window } = vscode.ProgressLocation
  const shown = { location: chosenModel() ? Notification : Window, title, cancellable: true }
  const outcome = await vscode.window.withProgress(shown, (_, token) =>
    session.ask('role', asked, token).catch(error => {
      if (token.isCancellationRequested) return undefined
      throw error
    }),
  )
  return outcome && said(outcome)
}

type RoleAsked = { readonly uri: string; readonly role: string; readonly dryRun?: boolean }

function said(outcome: Outcome): Outcome {
  if (outcome.done) vscode.window.setStatusBarMessage(outcome.says.split('\n')[0]!, 8000)
  else vscode.window.showErrorMessage(unlinked(outcome.why))
  if (outcome.done && outcome.warns) vscode.window.showWarningMessage(unlinked(outcome.warns))
  return outcome
}

const roles = () => roleNames.map(role => ({ role, label: role, description: doing()[role] }))

const doing = (): Readonly<Record<RoleName, string>> => ({
  normaliser: vscode.l10n.t('Makes objections of comments, word for word, for whoever wrote them.'),
  refresher: vscode.l10n.t('Drafts what follows from evidence that changed or is stale.'),
  calibrator: vscode.l10n.t('Takes back words that say more than their evidence.'),
  completeness: vscode.l10n.t('Looks for what the packet has to say and does not.'),
  clerk: vscode.l10n.t('Brings the page in step with the ledger.'),
  adviser: vscode.l10n.t('Recommends what is ready, what is not, and who decides next.'),
})

/** Anybody can run a command with anything. */
function wantedIn(given: unknown): Wanted | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { uri, act, input, about, asks, me } = given as Record<string, unknown>
  if (typeof uri !== 'string' || typeof act !== 'string') return undefined
  return {
    uri,
    act,
    ...(typeof input === 'object' && input !== null && { input: input as Record<string, unknown> }),
    ...(typeof about === 'string' && { about }),
    ...(Array.isArray(asks) && { asks: asks.map(String) }),
    ...(typeof me === 'string' && { me }),
  }
}
