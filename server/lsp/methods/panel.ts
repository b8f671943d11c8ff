// What the side panel shows of an open packet.
import { panelView } from '../../ide/panel.ts'
import { defineRequest } from '../method.ts'

export const panel = defineRequest('panel', async ({ uri }, session) => {
  const document = session.document(uri)
  const checked = document && (await session.checked(document))
  const scene = checked && (await session.scene(uri))
  return scene ? panelView(checked, scene, session.handle(uri)) : null
})
