// The profiles of a workspace by name, each resolved once: the same profile for every packet is also what lets a check know
// that nothing around a packet has changed. A name without a profile gets an empty one, and the reason.
import { type Profile, profileSchema } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { resolveProfile } from '../profile/resolve.ts'

export type Judged = { readonly profile: Profile; readonly unknownProfile?: string }

export function profilesOf(workspace: Workspace): (name: string) => Judged {
  const known = new Map<string, Judged>()
  return name => {
    const judged = known.get(name) ?? judgedBy(name, workspace)
    known.set(name, judged)
    return judged
  }
}

function judgedBy(name: string, workspace: Workspace): Judged {
  const found = name ? resolveProfile(name, workspace) : { problem: 'The packet names no profile.' }
  return 'profile' in found ? { profile: found.profile } : { profile: nobodys(), unknownProfile: found.problem }
}

const nobodys = (): Profile => ({ ...profileSchema.parse({ title: 'Unknown', about: 'No profile.' }), name: '' })
