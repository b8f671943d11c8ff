// What the side panel shows of an open packet. Of a long one that takes as long as several keystrokes: whoever types comes
// first, and what they type meanwhile makes the panel begin anew.
import { randomUUID } from 'node:crypto'
import { panelView } from '../../ide/panel.ts'
import { changeOf, type Viewed } from '../../ide/panel-change.ts'
import type { Document } from '../documents.ts'
import { letIn } from '../let-in.ts'
import { defineRequest } from '../method.ts'
import type { Session } from '../session.ts'

export const panel = defineRequest('panel', async ({ uri }, session) => (await viewed(uri, session))?.view ?? null)

/** Who has the view before this one is told what became of it since. */
export const panelSince = defineRequest('panelSince', async ({ uri, since }, session) => {
  const now = await viewed(uri, session)
  if (!now) return null
  const last = told.get(now.document)
  const edition = randomUUID()
  told.set(now.document, { ...now, edition })
  return last && last.edition === since ? { edition, change: changeOf(last, now) } : { edition, view: now.view }
})

type Told = Viewed & { readonly edition: string }

/** What was told last of each document. */
const told = new WeakMap<Document, Told>()

async function viewed(uri: string, session: Session): Promise<(Viewed & { readonly document: Document }) | undefined> {
  for (;;) {
    const document = session.document(uri)
    const checked = document && (await session.checked(document))
    if (!checked) return undefined
    const { packet } = checked.subject
    const isOver = async () => {
      await letIn()
      return document.packet !== packet
    }
    if (await isOver()) continue
    const scene = await session.scene(uri)
    if (!scene || (await isOver())) continue
    const view = panelView(checked, scene, session.handle(uri))
    if (!(await isOver())) return { document, packet, view }
  }
}
