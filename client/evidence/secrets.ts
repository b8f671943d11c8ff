// Secrets of sources, in the editor's own secret storage. The server gets one when it has to be sent, for the origin that it was
// set for and in a folder that the person trusts, and no other way leads to it: it is in no file, no setting and no log.
import * as vscode from 'vscode'
import { whyNotHere } from '../acts/trust.ts'
import type { Session } from '../session.ts'

type Kept = { readonly origin: string; readonly value: string }

const prefix = 'countersign.secret.'

export type Secrets = {
  /** Nothing where there is none for this origin, or nobody trusts this folder. */
  get(name: string, origin: string): Promise<string | undefined>
  /** Without what was handed out. */
  hidden(text: string): string
}

export function openSecrets(storage: vscode.SecretStorage): Secrets {
  const given = new Set<string>()
  return {
    async get(name, origin) {
      if (whyNotHere()) return undefined
      const kept = await keptIn(storage, name)
      if (kept?.origin !== origin) return undefined
      given.add(kept.value).add(JSON.stringify(kept.value).slice(1, -1))
      return kept.value
    },
    hidden: text => [...given].reduce((now, value) => now.replaceAll(value, '…'), text),
  }
}

export const setSecrets = (session: Session, storage: vscode.SecretStorage): vscode.Disposable =>
  vscode.commands.registerCommand('countersign.setSecret', async () => {
    const why = whyNotHere()
    if (why) return vscode.window.showErrorMessage(why)
    const title = vscode.l10n.t('Set a secret for a source')
    const wanted = await wantedHere(session)
    const chosen = await choose(title, wanted, storage)
    if (!chosen) return undefined
    const { name, origin } = chosen
    const value = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t(
        'What {0} is sent as {1}. It stays in this editor’s secret storage, for that address alone. Left empty, it is forgotten.',
        origin,
        name,
      ),
      password: true,
      ignoreFocusOut: true,
      validateInput: text =>
        /[^\x20-\x7e]/.test(text)
          ? vscode.l10n.t('No header may contain this: letters, digits and signs do.')
          : undefined,
    })
    if (value === undefined) return undefined
    if (value === '') await storage.delete(prefix + name)
    else await storage.store(prefix + name, JSON.stringify({ origin, value } satisfies Kept))
    const says =
      value === '' ? vscode.l10n.t('{0} is forgotten.', name) : vscode.l10n.t('{0} is set for {1}.', name, origin)
    return vscode.window.setStatusBarMessage(`$(lock) ${says}`, 8000)
  })

type Wanted = { readonly name: string; readonly origin: string; readonly source: string }

async function wantedHere(session: Session): Promise<readonly Wanted[]> {
  const packet = session.packet()
  return packet ? session.ask('secrets', { uri: packet.uri.toString() }) : []
}

/** What the sources of this workspace ask for, and then any other. */
async function choose(
  title: string,
  wanted: readonly Wanted[],
  storage: vscode.SecretStorage,
): Promise<Pick<Wanted, 'name' | 'origin'> | undefined> {
  const there = new Set(await storage.keys())
  const rows = wanted.map(({ name, origin, source }) => ({
    label: name,
    description: origin,
    detail: there.has(prefix + name) ? vscode.l10n.t('for {0}; set before', source) : vscode.l10n.t('for {0}', source),
    one: { name, origin },
  }))
  const other = { label: vscode.l10n.t('Another one…'), one: undefined }
  const row = await vscode.window.showQuickPick([...unique(rows), other], { title, matchOnDescription: true })
  if (!row) return undefined
  return row.one ?? askForOther(title)
}

const unique = <Row extends { readonly label: string; readonly description: string }>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map(row => [`${row.label} ${row.description}`, row])).values(),
]

async function askForOther(title: string): Promise<Pick<Wanted, 'name' | 'origin'> | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Its name, as the source has it: the okta of {secret:okta}'),
    ignoreFocusOut: true,
    validateInput: text =>
      /^[a-z0-9-]{1,60}$/.test(text) ? undefined : vscode.l10n.t('Small letters, digits and dashes.'),
  })
  if (!name) return undefined
  const origin = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The one address that gets it, like https://acme.example.com'),
    value: 'https://',
    ignoreFocusOut: true,
    validateInput: text =>
      originOf(text) === text ? undefined : vscode.l10n.t('A web address without anything behind the host.'),
  })
  return origin ? { name, origin } : undefined
}

function originOf(text: string): string | undefined {
  const { scheme, authority } = vscode.Uri.parse(text)
  return /^https?$/.test(scheme) && authority ? `${scheme}://${authority}` : undefined
}

async function keptIn(storage: vscode.SecretStorage, name: string): Promise<Kept | undefined> {
  const text = await storage.get(prefix + name)
  return text === undefined ? undefined : (JSON.parse(text) as Kept)
}
