// What is asked of all packets in the client's folders: findings of those that are not open, and names in any of them.
import { pathToFileURL } from 'node:url'
import {
  type CancellationToken,
  type SymbolInformation,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node'
import type { PacketEntry } from '../../../schemas/protocol.ts'
import { entryOf } from '../../ide/entry.ts'
import { symbolKind } from '../convert.ts'
import { diagnostic } from '../diagnostics.ts'
import { fileOf } from '../documents.ts'
import { defineMethod } from '../method.ts'
import type { Session } from '../session.ts'
import { contentsOf, type Listed, listed } from '../shelf.ts'

export const workspaceDiagnostics = defineMethod({
  type: WorkspaceDiagnosticRequest.type,
  async answer({ previousResultIds }, session, token): Promise<WorkspaceDiagnosticReport> {
    const known: Known = new Map(
      (previousResultIds ?? []).map(({ uri, value }) => [fileOf(uri) ?? uri, { uri, resultId: value }]),
    )
    // A client asks again as soon as it is answered: where nothing changed, the answer waits for a change.
    for (;;) {
      const items = await changedSince(known, session)
      if (items.some(({ kind }) => kind === 'full') || token.isCancellationRequested) return { items }
      await change(session, token)
    }
  },
})

/** What the client knows, by file: it need not write URIs as the server does. */
type Known = Map<string, { readonly uri: string; readonly resultId: string }>

async function changedSince(known: Known, session: Session): Promise<WorkspaceDiagnosticReport['items']> {
  const items: WorkspaceDiagnosticReport['items'] = []
  const shelf = await session.shelf()
  const open = session.openFiles()
  for (const [file, shelved] of shelf) {
    if (open.has(file)) continue
    const resultId = session.resultId(shelved)
    const before = known.get(file)
    const about = { uri: before?.uri ?? pathToFileURL(file).href, version: null, resultId }
    if (before?.resultId === resultId) items.push({ kind: 'unchanged', ...about })
    else items.push({ kind: 'full', ...about, items: contentsOf(shelved).findings.map(one => diagnostic(one)) })
    known.set(file, about)
  }
  // A packet that is gone has no findings any more. An open one is asked for by itself.
  for (const [file, { uri }] of known) {
    if (shelf.has(file) && !open.has(file)) continue
    if (!session.document(uri)) items.push({ kind: 'full', uri, version: null, items: [] })
    known.delete(file)
  }
  return items
}

const pause = 200

function change(session: Session, token: CancellationToken): Promise<void> {
  return new Promise(done => {
    const over = () => {
      takeBack()
      listening.dispose()
      done()
    }
    // A burst of changes is one.
    const takeBack = session.onceChanged(() => session.outside.later(pause, over))
    const listening = token.onCancellationRequested(over)
  })
}

/** Longer lists nobody reads. */
const most = 500

export const workspaceSymbols = defineMethod({
  type: WorkspaceSymbolRequest.type,
  provides: () => ({ workspaceSymbolProvider: true }),
  async answer(params, session, token): Promise<SymbolInformation[]> {
    const wanted = (params.query ?? '').toLowerCase()
    const found: SymbolInformation[] = []
    for await (const { uri, number, title, symbols } of read(session)) {
      if (token.isCancellationRequested || found.length >= most) break
      const fits = ({ name, detail }: Listed) => `${name} ${detail}`.toLowerCase().includes(wanted)
      if (`${number} ${title}`.toLowerCase().includes(wanted))
        found.push({ name: `${number} ${title}`, kind: symbolKind('section'), location: { uri, range: top } })
      for (const one of symbols().filter(fits))
        found.push({
          name: one.kind === 'section' ? one.name : `${one.name} ${one.detail}`.trim(),
          kind: symbolKind(one.kind),
          location: { uri, range: one.range },
          containerName: number,
        })
    }
    return found.slice(0, most)
  },
})

type Read = Pick<PacketEntry, 'uri' | 'number' | 'title'> & { readonly symbols: () => readonly Listed[] }

/** Every packet: the open ones as they read in the editor, the others as they are on the disk. */
async function* read(session: Session): AsyncGenerator<Read> {
  const open = session.openFiles()
  for (const { document } of session.sittings()) {
    const checked = await session.checked(document)
    const { uri, places } = document
    if (checked) yield { uri, ...entryOf(checked), symbols: () => listed(checked.subject.packet, places) }
  }
  for (const [file, shelved] of await session.shelf())
    if (!open.has(file))
      yield { uri: pathToFileURL(file).href, ...shelved.summary, symbols: () => contentsOf(shelved).symbols }
}

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

export const ofWorkspace = [workspaceDiagnostics, workspaceSymbols]
