// Keeps a snapshot in the folder beside a page.
import { keepSnapshot, snapshotFolder } from '../node/snapshots.ts'
import type { PacketAt } from './packet-at.ts'
import { Wrong } from './wrong.ts'

export function keepBeside({ home, page }: PacketAt, name: string, text: string): void {
  if (keepSnapshot(home.root, page, name, text) === 'leads outside')
    throw new Wrong(
      `${snapshotFolder(page)} is a link that leads out of the workspace: nothing is kept there.`,
      'Put a folder in its place.',
    )
}
