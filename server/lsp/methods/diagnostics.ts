// The findings of an open document, for clients that ask for them.
import { type DocumentDiagnosticReport, DocumentDiagnosticRequest } from 'vscode-languageserver-protocol/node'
import { diagnosticsOf } from '../diagnostics.ts'
import { defineMethod } from '../method.ts'
import { listOf, Written, withMember } from '../written.ts'

export const diagnostics = defineMethod({
  type: DocumentDiagnosticRequest.type,
  provides: ({ pulls }) =>
    pulls
      ? { diagnosticProvider: { identifier: 'packet', interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  async answer({ textDocument, previousResultId }, session): Promise<DocumentDiagnosticReport | Written> {
    const document = session.document(textDocument?.uri)
    if (!document) return { kind: 'full', items: [] }
    const { id, items } = await diagnosticsOf(document, session)
    if (id === previousResultId) return { kind: 'unchanged', resultId: id }
    return new Written(withMember({ kind: 'full', resultId: id }, 'items', listOf(items)))
  },
})
