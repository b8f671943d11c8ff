// Every act as a command of the palette, and the commands that code actions, lenses, the panel and comments name.
import * as vscode from 'vscode'
import type { Session } from '../session.ts'
import forms from './forms.json' with { type: 'json' }
import { perform, type Wanted } from './perform.ts'
import { whyNotHere } from './trust.ts'

export function registerActs(session: Session): void {
  const register = (name: string, run: (...args: never[]) => unknown) =>
    session.disposables.push(vscode.commands.registerCommand(name, run))
  for (const { act } of forms)
    register(`countersign.act.${act}`, () => {
      const packet = session.packet()
      if (!packet) return vscode.window.showErrorMessage(vscode.l10n.t('Open the packet first that this is about.'))
      return perform(session, { uri: packet.uri.toString(), act })
    })
  register('countersign.act', (given: unknown) => {
    const wanted = wantedIn(given)
    return wanted && perform(session, wanted)
  })
  register('countersign.role', async (given: unknown) => {
    const { uri, role } = (given ?? {}) as { uri?: unknown; role?: unknown }
    if (typeof uri !== 'string' || typeof role !== 'string') return
    await askRole(session, uri, role)
  })
  register('countersign.askRole', async () => {
    const packet = session.packet()
    const chosen = packet && (await vscode.window.showQuickPick(roles(), { title: vscode.l10n.t('Ask for a draft') }))
    if (chosen) await askRole(session, packet.uri.toString(), chosen.role)
  })
}

/** What an agent proposes stands on the page as a draft, and decides nothing. */
async function askRole(session: Session, uri: string, role: string): Promise<void> {
  const why = whyNotHere(uri)
  if (why) return void vscode.window.showErrorMessage(why)
  const title = vscode.l10n.t('{0} looks at the packet', role)
  const outcome = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    session.ask('role', { uri, role }),
  )
  if (outcome.done) vscode.window.setStatusBarMessage(outcome.says.split('\n')[0]!, 8000)
  else vscode.window.showErrorMessage(outcome.why)
}

const roles = () => [
  {
    role: 'refresher',
    label: 'refresher',
    description: vscode.l10n.t('Captures evidence again and drafts what follows from it.'),
  },
  {
    role: 'completeness',
    label: 'completeness',
    description: vscode.l10n.t('Looks for what the packet has to say and does not.'),
  },
  {
    role: 'normaliser',
    label: 'normaliser',
    description: vscode.l10n.t('Brings words that say more than the record closer to it.'),
  },
  {
    role: 'ledger-clerk',
    label: 'ledger-clerk',
    description: vscode.l10n.t('Brings the page in step with the ledger.'),
  },
]

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
