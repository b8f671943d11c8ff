// What the side panel shows of an open packet.
import { RequestType } from 'vscode-languageserver-protocol/node'
import type { PanelView } from '../../../schemas/panel.ts'
import { requests } from '../../../schemas/protocol.ts'
import { panelView } from '../../ide/panel.ts'
import { defineMethod } from '../method.ts'

export const panel = defineMethod({
  type: new RequestType<{ uri: string }, PanelView | null, void>(requests.panel.method),
  async answer({ uri }, session) {
    const document = session.document(uri)
    const checked = document && (await session.checked(document))
    const scene = checked && (await session.scene(uri))
    return scene ? panelView(checked, scene, session.handle(uri)) : null
  },
})
