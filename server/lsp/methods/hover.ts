// What stands behind an ID, a footnote or a person.
import { HoverRequest, MarkupKind } from 'vscode-languageserver-protocol/node'
import { hover as hoverAt } from '../../ide/hover.ts'
import { defineMethod, seenAt } from '../method.ts'

export const hover = defineMethod({
  type: HoverRequest.type,
  provides: () => ({ hoverProvider: true }),
  async answer(params, session) {
    const found = await seenAt(params, session)
    const shown = found && hoverAt(found.checked, found.offset)
    return shown
      ? { range: found.places.wire(shown.range), contents: { kind: MarkupKind.Markdown, value: shown.markdown } }
      : null
  },
})
