// What can be written at the cursor.
import { type CompletionItem, CompletionRequest } from 'vscode-languageserver-protocol/node'
import { completions } from '../../ide/completion.ts'
import { completionItem } from '../convert.ts'
import { defineMethod, seenAt } from '../method.ts'

export const completion = defineMethod({
  type: CompletionRequest.type,
  provides: () => ({ completionProvider: { triggerCharacters: ['^', '@', '*', '"', ':', '#'] } }),
  async answer(params, session): Promise<CompletionItem[] | null> {
    const found = await seenAt(params, session)
    if (!found) return null
    const { checked, offset, places } = found
    return completions(checked, offset).map(one =>
      completionItem(one, places, session.client.snippets ? 'snippets' : 'plain'),
    )
  },
})
