// Puts a packet together with everything that it is judged by. Profiles are resolved once a workspace:
// the same profile for every packet is also what lets a check know that nothing around a packet has changed.
import type { Packet } from '../../schemas/packet.ts'
import { type Profile, profileSchema } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import type { Reading } from '../evidence/reading.ts'
import { type Resolved, resolveProfile } from '../profile/resolve.ts'
import type { Clock, Subject } from './subject.ts'

export type Page = {
  /** From the workspace root, with forward slashes. */
  readonly path: string
  readonly packet: Packet
  readonly readings: ReadonlyMap<string, Reading>
  readonly clock: Clock
}

export function judging(workspace: Workspace): (page: Page) => Subject {
  const known = new Map<string, Resolved>()
  const resolved = (name: string): Resolved => {
    const found = known.get(name) ?? resolveProfile(name, workspace)
    known.set(name, found)
    return found
  }
  return page => {
    const name = page.packet.fields.get('profile')?.value
    const found = name ? resolved(name) : { problem: 'The packet names no profile.' }
    return 'profile' in found
      ? { ...page, workspace, profile: found.profile }
      : { ...page, workspace, profile: (nobodys ??= empty()), unknownProfile: found.problem }
  }
}

let nobodys: Profile | undefined
const empty = (): Profile => ({ ...profileSchema.parse({ title: 'Unknown', about: 'No profile.' }), name: '' })
