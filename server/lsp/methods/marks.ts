// What is shown in and above the text: lenses, hints, and what each piece is.
import {
  type CodeLens,
  CodeLensRequest,
  type InlayHint,
  InlayHintRequest,
  type SemanticTokens,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node'
import { hints } from '../../ide/hints.ts'
import { type Lens, lenses } from '../../ide/lenses.ts'
import { tokenModifiers, tokens, tokenTypes } from '../../ide/tokens.ts'
import { encodedTokens } from '../convert.ts'
import { defineMethod, type Seen, seen } from '../method.ts'
import type { Session } from '../session.ts'
import { commandsFor } from './code-actions.ts'

export const codeLenses = defineMethod({
  type: CodeLensRequest.type,
  provides: () => ({ codeLensProvider: {} }),
  async answer(params, session): Promise<CodeLens[] | null> {
    const found = session.settings.lenses === false ? undefined : await seen(params, session)
    if (!found) return null
    return lenses(found.checked, session.handle(found.document.uri)).flatMap(one => shown(one, found, session))
  },
})

/** A lens that only says something has no command. */
function shown(lens: Lens, { document, places }: Seen, session: Session): CodeLens[] {
  const range = places.wire(lens.range)
  if (lens.kind === 'says') return [{ range, command: { title: lens.title, command: '' } }]
  return session.trusted ? commandsFor(lens.does, document.uri, session).map(command => ({ range, command })) : []
}

export const inlayHints = defineMethod({
  type: InlayHintRequest.type,
  provides: () => ({ inlayHintProvider: true }),
  async answer(params, session): Promise<InlayHint[] | null> {
    const found = session.settings.inlayHints === false ? undefined : await seen(params, session)
    if (!found || !params.range) return null
    return hints(found.checked, found.places.range(params.range)).map(({ at, text, more }) => ({
      position: found.places.position(at),
      label: text,
      tooltip: more,
      paddingLeft: true,
    }))
  },
})

export const semanticTokens = defineMethod({
  type: SemanticTokensRequest.type,
  provides: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
  }),
  async answer(params, session): Promise<SemanticTokens | null> {
    const found = await seen(params, session)
    return found ? { data: encodedTokens(tokens(found.checked), found.places) } : null
  },
})

export const semanticTokensIn = defineMethod({
  type: SemanticTokensRangeRequest.type,
  async answer(params, session): Promise<SemanticTokens | null> {
    const found = await seen(params, session)
    if (!found || !params.range) return null
    return { data: encodedTokens(tokens(found.checked, found.places.range(params.range)), found.places) }
  },
})

export const marks = [codeLenses, inlayHints, semanticTokens, semanticTokensIn]
