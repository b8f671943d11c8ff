// What the panel shows of an example packet on a day in the middle of its review, and of packets that are much larger.
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import type { PanelView } from '../../schemas/panel.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { homesFor } from '../../server/host/homes-for.ts'
import { judgeIn } from '../../server/host/judge.ts'
import { panelView } from '../../server/ide/panel.ts'
import { readPacket } from '../../server/node/packet-file.ts'
import { signersIn } from '../../server/node/person.ts'

const now = Date.parse('2026-11-20T12:00:00Z') / 60_000

export async function viewOf(name: string, me?: string): Promise<PanelView> {
  const folder = join(root, 'examples')
  const home = homesFor(undefined, folder)(folder)
  const read = readPacket(join(folder, name), home.root)
  if (read.state !== 'packet') throw new Error(`${name} is no packet.`)
  const checked = await judgeIn(home, { now })(read.text, name)
  return panelView(checked, sceneOf(checked.subject, signersIn(home.root)), me)
}

/** The same packet, with so many objections. */
export function crowded(view: PanelView, amount: number): PanelView {
  const [first] = view.objections
  const objections = Array.from({ length: amount }, (_, index) => ({
    ...first!,
    id: `O${index + 1}`,
    words: `${first!.words} ${index + 1}`,
    status: index % 5 === 4 ? ('withdrawn' as const) : ('open' as const),
  }))
  return { ...view, objections }
}
