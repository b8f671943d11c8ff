// What the side panel shows of an open packet. Of a long one that takes as long as several keystrokes: whoever types comes
// first, and what they type meanwhile makes the panel begin anew.
import { panelView } from '../../ide/panel.ts'
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

/** What has arrived is read in the first turn and heard in the second. */
async function letIn() {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>(setImmediate)
}
