// Puts a packet together with everything that it is judged by.
import type { Packet } from '../../schemas/packet.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import type { Reading } from '../evidence/reading.ts'
import { profilesOf } from './profiles.ts'
import type { Clock, Subject } from './subject.ts'

export type Page = {
  /** From the workspace root, with forward slashes. */
  readonly path: string
  readonly packet: Packet
  readonly readings: ReadonlyMap<string, Reading>
  readonly clock: Clock
}

export function judging(workspace: Workspace): (page: Page) => Subject {
  const profileOf = profilesOf(workspace)
  return page => ({ ...page, workspace, ...profileOf(page.packet.fields.get('profile')?.value ?? '') })
}
