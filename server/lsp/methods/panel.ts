// What the side panel shows of an open packet. Of a long one that takes as long as several keystrokes: whoever types comes
// first, and what they type meanwhile makes the panel begin anew.
import { panelView } from '../../ide/panel.ts'
import { letIn } from '../let-in.ts'
import { defineRequest } from '../method.ts'

export const panel = defineRequest('panel', async ({ uri }, session) => {
  for (;;) {
    const document = session.document(uri)
    const checked = document && (await session.checked(document))
    if (!checked) return null
    const isOver = async () => {
      await letIn()
      return document.packet !== checked.subject.packet
    }
    if (await isOver()) continue
    const scene = await session.scene(uri)
    if (!scene || (await isOver())) continue
    const view = panelView(checked, scene, session.handle(uri))
    if (!(await isOver())) return view
  }
})
