// The evidence that travels: each excerpt as it was read, named by its digest. What only some may read stays where it is.
import { rolesFor } from '../evidence/restriction.ts'
import type { Subject } from '../workspace/subject.ts'
import type { Predicate } from './manifest.ts'
import type { BundleFile } from './tar.ts'

type Listed = Predicate['evidence'][number]
export type Enclosed = { readonly files: readonly BundleFile[]; readonly list: Listed[] }

export function enclosed({ packet, readings, profile }: Subject): Enclosed {
  const files = new Map<string, BundleFile>()
  const list = packet.evidence.map((definition): Listed => {
    const { id, locator, kind } = definition
    const roles = rolesFor(definition, profile.evidence[kind])
    const reading = readings.get(locator)
    const about = { id, locator }
    if (roles.length > 0) return { ...about, enclosed: false, why: `Only ${roles.join(', ')} may read it.` }
    if (reading?.state !== 'read') return { ...about, enclosed: false, why: reading?.why ?? 'It was not read.' }
    const { digest, excerpt } = reading
    if (reading.binary)
      return { ...about, digest, enclosed: false, why: 'It is no text: compare the file with its digest.' }
    files.set(digest, { name: excerptName(digest), bytes: Buffer.from(excerpt) })
    return { ...about, digest, enclosed: true }
  })
  return { files: [...files.values()], list }
}

export const excerptName = (digest: string): string => `evidence/${digest}.txt`
