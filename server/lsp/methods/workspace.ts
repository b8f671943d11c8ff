// What is asked of all packets in the client's folders: findings of those that are not open, and names in any of them.
import {
  type CancellationToken,
  type SymbolInformation,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node'
import { symbolKind } from '../convert.ts'
import { diagnostic } from '../diagnostics.ts'
import { defineMethod } from '../method.ts'
import type { Session } from '../session.ts'
import { contentsOf, type Listed } from '../shelf.ts'

export const workspaceDiagnostics = defineMethod({
  type: WorkspaceDiagnosticRequest.type,
  async answer({ previousResultIds }, session, token): Promise<WorkspaceDiagnosticReport> {
    const known = new Map((previousResultIds ?? []).map(({ uri, value }) => [uri, value]))
    // A client asks again as soon as it is answered: where nothing changed, the answer waits for a change.
    for (;;) {
      const items = await changedSince(known, session)
      if (items.some(({ kind }) => kind === 'full') || token.isCancellationRequested) return { items }
      await change(session, token)
    }
  },
})

async function changedSince(known: Map<string, string>, session: Session): Promise<WorkspaceDiagnosticReport['items']> {
  const items: WorkspaceDiagnosticReport['items'] = []
  const there = new Set<string>()
  for (const [uri, shelved] of await session.shelf()) {
    if (session.document(uri)) continue
    there.add(uri)
    const resultId = session.resultId(shelved)
    if (known.get(uri) === resultId) items.push({ kind: 'unchanged', uri, version: null, resultId })
    else {
      const all = contentsOf(shelved).findings.map(one => diagnostic(one))
      items.push({ kind: 'full', uri, version: null, resultId, items: all })
    }
    known.set(uri, resultId)
  }
  // A packet that is gone has no findings any more. An open one is asked for by itself.
  for (const uri of known.keys()) {
    if (there.has(uri)) continue
    if (!session.document(uri)) items.push({ kind: 'full', uri, version: null, items: [] })
    known.delete(uri)
  }
  return items
}

const pause = 200

function change(session: Session, token: CancellationToken): Promise<void> {
  return new Promise(done => {
    // A burst of changes is one.
    session.onceChanged(() => session.outside.later(pause, done))
    token.onCancellationRequested(() => done())
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
    for (const [uri, shelved] of await session.shelf()) {
      if (token.isCancellationRequested || found.length >= most) break
      const { number, title } = shelved.summary
      const fits = ({ name, detail }: Listed) => `${name} ${detail}`.toLowerCase().includes(wanted)
      if (`${number} ${title}`.toLowerCase().includes(wanted))
        found.push({ name: `${number} ${title}`, kind: symbolKind('section'), location: { uri, range: top } })
      for (const one of contentsOf(shelved).symbols.filter(fits))
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

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

export const ofWorkspace = [workspaceDiagnostics, workspaceSymbols]
