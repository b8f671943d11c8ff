// A handoff that is signed and has not arrived yet. It waits here, so that trying again sends the very same one, and whoever
// was killed between sending and recording records what was sent.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readName } from '../ledger/names.ts'

type NewFile = { readonly name: string; readonly bytes: Uint8Array }
/** As acts hand them out. */
export type Waiting = { readonly event: NewFile; readonly beside: readonly NewFile[] }

export function waiting(root: string, manifest: string): Waiting | undefined {
  const folder = place(root, manifest)
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).map(name => ({ name, bytes: readFileSync(join(folder, name)) }))
  const event = files.find(({ name }) => readName(name).kind === 'event')
  return event && { event, beside: files.filter(file => file !== event) }
}

/** The event is written last: without it, nothing waits. */
export function keepWaiting(root: string, manifest: string, { event, beside }: Waiting): void {
  const folder = place(root, manifest)
  mkdirSync(folder, { recursive: true })
  for (const { name, bytes } of [...beside, event]) writeFileSync(join(folder, name), bytes, { flush: true })
}

export function arrived(root: string, manifest: string): void {
  rmSync(place(root, manifest), { recursive: true, force: true })
}

const place = (root: string, manifest: string) => join(root, '.countersign', 'outbox', manifest)
