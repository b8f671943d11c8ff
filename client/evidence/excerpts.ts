// Both excerpts of evidence that changed, side by side in VS Code's own comparison: as it was captured, and as it is now. Looked at
// once more, a comparison that is still open shows what is there by then.
import * as vscode from 'vscode'
import type { LookedAt } from '../../schemas/protocol.ts'

const scheme = 'countersign-evidence'

export type Excerpts = vscode.Disposable & {
  /** Whether there was something to show. */
  compare(one: LookedAt, uri: string): Promise<boolean>
}

export function openExcerpts(): Excerpts {
  const texts = new Map<string, string>()
  const changed = new vscode.EventEmitter<vscode.Uri>()
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: uri => texts.get(uri.toString()) ?? '',
  })
  const side = (path: string, query: string, text: string) => {
    const uri = vscode.Uri.from({ scheme, path, query })
    const before = texts.get(uri.toString())
    texts.set(uri.toString(), text)
    if (before !== undefined && before !== text) changed.fire(uri)
    return uri
  }
  return {
    async compare({ id, before, after }, uri) {
      if (before === undefined || after === undefined) return false
      const title = vscode.l10n.t('{0} as it was captured, and as it is now', id)
      const [left, right] = [side(`/${id} captured`, uri, before), side(`/${id} now`, uri, after)]
      await vscode.commands.executeCommand('vscode.diff', left, right, title)
      return true
    },
    dispose() {
      provider.dispose()
      changed.dispose()
    },
  }
}
