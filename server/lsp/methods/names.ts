// Where names lead and where they are used: definition, references, highlights, rename.
import { pathToFileURL } from 'node:url'
import {
  type Definition,
  type DefinitionLink,
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type Location,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { Wrong } from '../../host/wrong.ts'
import { definition as definitionAt, references as referencesAt, renamed, renaming } from '../../ide/names.ts'
import { defineMethod, seenAt } from '../method.ts'
import { handleIn } from '../places.ts'
import { editOf } from './code-actions.ts'

export const definition = defineMethod({
  type: DefinitionRequest.type,
  provides: () => ({ definitionProvider: true }),
  async answer(params, session): Promise<Definition | DefinitionLink[] | null> {
    const found = await seenAt(params, session)
    const to = found && definitionAt(found.checked, found.offset)
    if (!to) return null
    const { document, places } = found
    if (to.kind === 'roster') {
      const file = session.home(document.uri)?.file
      const range = file && handleIn(file.text, to.handle, session.client.encoding)
      return range ? { uri: pathToFileURL(file.path).href, range } : null
    }
    if (!session.client.linkRanges) return { uri: document.uri, range: places.wire(to.to) }
    const link = {
      originSelectionRange: places.wire(to.from),
      targetUri: document.uri,
      targetRange: places.wire(to.whole),
      targetSelectionRange: places.wire(to.to),
    }
    return [link]
  },
})

export const references = defineMethod({
  type: ReferencesRequest.type,
  provides: () => ({ referencesProvider: true }),
  async answer(params, session): Promise<Location[] | null> {
    const found = await seenAt(params, session)
    if (!found) return null
    const wanted = params.context?.includeDeclaration ?? true
    const { document, places, checked, offset } = found
    return referencesAt(checked, offset)
      .filter(({ defines }) => wanted || !defines)
      .map(({ range }) => ({ uri: document.uri, range: places.wire(range) }))
  },
})

export const highlights = defineMethod({
  type: DocumentHighlightRequest.type,
  provides: () => ({ documentHighlightProvider: true }),
  async answer(params, session): Promise<DocumentHighlight[] | null> {
    const found = await seenAt(params, session)
    if (!found) return null
    return referencesAt(found.checked, found.offset).map(({ range, defines }) => ({
      range: found.places.wire(range),
      kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }))
  },
})

export const prepareRename = defineMethod({
  type: PrepareRenameRequest.type,
  async answer(params, session): Promise<{ range: Range; placeholder: string } | null> {
    const found = await seenAt(params, session)
    const named = found && renaming(found.checked, found.offset)
    if (!named) return null
    if ('no' in named) throw new Wrong(named.no)
    return { range: found.places.wire(named.range), placeholder: named.id }
  },
})

export const rename = defineMethod({
  type: RenameRequest.type,
  provides: () => ({ renameProvider: { prepareProvider: true } }),
  async answer(params, session): Promise<WorkspaceEdit | null> {
    const found = await seenAt(params, session)
    if (!found) return null
    const done = renamed(found.checked, found.offset, params.newName ?? '')
    if ('no' in done) throw new Wrong(done.no)
    return editOf(
      done.places.map(range => ({ range, text: params.newName })),
      found,
      session.client,
    )
  },
})

export const names = [definition, references, highlights, prepareRename, rename]
