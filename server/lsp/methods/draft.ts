// A draft beside what it would change.
import { RequestType } from 'vscode-languageserver-protocol/node'
import { type DraftView, requests } from '../../../schemas/protocol.ts'
import { draftView } from '../../ide/draft.ts'
import { defineMethod } from '../method.ts'

export const draft = defineMethod({
  type: new RequestType<{ uri: string; id: string }, DraftView | null, void>(requests.draft.method),
  async answer({ uri, id }, session) {
    const scene = await session.scene(uri)
    return (scene && draftView(id, scene)) ?? null
  },
})
