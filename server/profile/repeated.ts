// Two entries of one name in one list would silently become one.
import { nameKeys } from '../../schemas/patch.ts'
import { isRaw } from './merge.ts'

export function* repeatedNames(
  profile: object,
): Iterable<{ readonly path: readonly PropertyKey[]; readonly message: string }> {
  for (const [key, entries] of Object.entries(profile)) {
    const by = nameKeys[key]
    if (!by || !Array.isArray(entries)) continue
    const seen = new Set<string>()
    for (const [i, entry] of entries.entries()) {
      const name = isRaw(entry) ? String(entry[by]) : ''
      if (seen.has(name.toLowerCase()))
        yield { path: [key, i, by], message: `\`${name}\` stands twice in \`${key}\`: make one entry of them.` }
      seen.add(name.toLowerCase())
    }
  }
}
