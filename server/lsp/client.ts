// What the client said of itself: which parts of the protocol it speaks, and its settings.
import type { InitializeParams } from 'vscode-languageserver-protocol/node'
import { type Settings, settings } from '../../schemas/protocol.ts'
import { encodingOf } from './convert.ts'
import type { Encoding } from './places.ts'

export type Client = {
  readonly encoding: Encoding
  /** It asks for diagnostics; else they are sent to it. Never both: they would show twice. */
  readonly pulls: boolean
  readonly refreshes: { readonly diagnostics: boolean; readonly others: readonly string[] }
  readonly relatedInformation: boolean
  /** Edits of named versions; else a plain map. */
  readonly documentChanges: boolean
  readonly snippets: boolean
  readonly snippetEdits: boolean
  readonly markdown: boolean
  /** Symbols in one another, not one after another. */
  readonly symbolTree: boolean
  readonly linkRanges: boolean
  readonly resolvesEdits: boolean
  readonly progress: boolean
  readonly watches: boolean
  readonly applies: boolean
  /** Folders that it has open. */
  readonly folders: readonly string[]
}

export function clientOf({ capabilities, workspaceFolders, rootUri }: InitializeParams): Client {
  const { textDocument, workspace, window, general } = capabilities ?? {}
  const others = [
    workspace?.codeLens?.refreshSupport && 'workspace/codeLens/refresh',
    workspace?.inlayHint?.refreshSupport && 'workspace/inlayHint/refresh',
    workspace?.semanticTokens?.refreshSupport && 'workspace/semanticTokens/refresh',
  ]
  const folders = workspaceFolders ? urisIn(workspaceFolders) : urisIn([{ uri: rootUri }])
  return {
    encoding: encodingOf(wordsIn(general?.positionEncodings)),
    pulls: Boolean(textDocument?.diagnostic),
    refreshes: {
      diagnostics: Boolean(workspace?.diagnostics?.refreshSupport),
      others: others.filter(method => typeof method === 'string'),
    },
    relatedInformation: Boolean(textDocument?.publishDiagnostics?.relatedInformation),
    documentChanges: Boolean(workspace?.workspaceEdit?.documentChanges),
    snippets: Boolean(textDocument?.completion?.completionItem?.snippetSupport),
    snippetEdits: Boolean(workspace?.workspaceEdit?.snippetEditSupport),
    markdown: wordsIn(textDocument?.hover?.contentFormat).includes('markdown'),
    symbolTree: Boolean(textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport),
    linkRanges: Boolean(textDocument?.definition?.linkSupport),
    resolvesEdits: wordsIn(textDocument?.codeAction?.resolveSupport?.properties).includes('edit'),
    progress: Boolean(window?.workDoneProgress),
    watches: Boolean(workspace?.didChangeWatchedFiles?.dynamicRegistration),
    applies: Boolean(workspace?.applyEdit),
    folders,
  }
}

/** Whatever is named by its URI; what has none is not there. */
export const urisIn = (given: unknown): readonly string[] =>
  Array.isArray(given) ? wordsIn(given.map(one => one?.uri)) : []

const wordsIn = (given: unknown): readonly string[] =>
  Array.isArray(given) ? given.filter(one => typeof one === 'string') : []

/** Settings that nobody understands give no rights. */
export function settingsOf(given: unknown): Settings {
  const read = settings.safeParse(given ?? {})
  return read.success ? read.data : { trusted: false }
}
