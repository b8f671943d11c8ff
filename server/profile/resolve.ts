// From the name in a packet's front matter to the profile that it is judged by, with everything that it extends.
import { type Profile, profileSchema } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { builtIn } from './built-in/index.ts'
import { isRaw, merge } from './merge.ts'
import { nearest } from './nearest.ts'

export type Resolved = { readonly profile: Profile } | { readonly problem: string }

/** `path` says where in the merged profile the problem stands. */
export type ProfileProblem = { readonly problem: string; readonly path: readonly PropertyKey[] }

/** A profile that is broken is no profile: what names it is not judged by half of it. */
export function resolveProfile(name: string, workspace: Workspace): Resolved {
  const known = [...Object.keys(workspace.profiles), ...Object.keys(builtIn)]
  if (!known.includes(name) && !workspace.unusable?.[name]) {
    const meant = nearest(name, known)
    return { problem: `There is no profile \`${name}\`.${meant ? ` Did you mean \`${meant}\`?` : ''}` }
  }
  const found = fill(name, name => workspace.profiles[name], workspace.unusable)
  if ('profile' in found) return found
  return {
    problem: `The profile \`${name}\` cannot be used: ${found.problems.map(({ problem }) => problem).join(' ')}`,
  }
}

/** Every name that `resolveProfile` may be asked for, the workspace's own first. */
export const profileNames = (workspace: Workspace): readonly string[] => [
  ...new Set([...Object.keys(workspace.profiles), ...Object.keys(builtIn)]),
]

export function fill(
  name: string,
  own: (name: string) => object | undefined,
  unusable: Readonly<Record<string, string>> = {},
): { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] } {
  const chain = ancestors(name, own, unusable)
  if ('problem' in chain) return { problems: [{ problem: chain.problem, path: ['extends'] }] }
  const merged = chain.sources.reduceRight<Readonly<Record<string, unknown>>>(
    (parent, child) => merge(parent, { ...child }),
    {},
  )
  const { extends: _, ...written } = merged
  const parsed = profileSchema.safeParse(written)
  if (parsed.success) return { profile: { ...withLedger(parsed.data), name } }
  return {
    problems: parsed.error.issues.map(({ message, path }) => ({ problem: `${at(path, written)}${message}`, path })),
  }
}

/** The profile and those that it extends, itself first. A name of its own may extend the built-in one of that name. */
function ancestors(
  name: string,
  own: (name: string) => object | undefined,
  unusable: Readonly<Record<string, string>>,
): { readonly sources: readonly object[] } | { readonly problem: string } {
  const sources: object[] = []
  const visited = new Set<object>()
  for (let next: string | undefined = name, child: string | undefined; next !== undefined; ) {
    const broken = next === child ? undefined : unusable[next]
    if (broken) return { problem: broken }
    const source: object | undefined = (next === child ? undefined : own(next)) ?? ownKey(builtIn, next)
    if (!source) return { problem: `It extends \`${next}\`, and there is no profile of that name.` }
    if (visited.has(source)) return { problem: `It extends itself by way of \`${child}\`.` }
    visited.add(source)
    sources.push(source)
    child = next
    next = 'extends' in source && typeof source.extends === 'string' ? source.extends : undefined
  }
  return { sources }
}

const ownKey = (from: Readonly<Record<string, object>>, key: string) =>
  Object.hasOwn(from, key) ? from[key] : undefined

/** Every packet has the ledger table. A profile only names it to give the section another heading. */
function withLedger<P extends Pick<Profile, 'sections'>>(profile: P): P {
  const isLedger = (heading: string) => heading.toLowerCase() === 'handoff ledger'
  if (profile.sections.some(({ name, aliases }) => [name, ...aliases].some(isLedger))) return profile
  const ledger: Profile['sections'][number] = {
    name: 'Handoff ledger',
    aliases: ['Ledger'],
    required: true,
    when: [],
    kinds: [],
    at_least: {},
    evidence: [],
    chronology: false,
    restricted_to: [],
    about: 'Who owns the packet, who reviews it, what blocks it and what is carried.',
  }
  return { ...profile, sections: [...profile.sections, ledger] }
}

/** `sections, Rollback: ` rather than `sections.3: `. */
function at(path: readonly PropertyKey[], root: unknown): string {
  const said: string[] = []
  let value = root
  for (const key of path) {
    value = Array.isArray(value) ? value[Number(key)] : isRaw(value) ? value[String(key)] : undefined
    const name = isRaw(value) ? (value.name ?? value.role ?? value.section) : undefined
    said.push(typeof key === 'number' ? String(name ?? `entry ${key + 1}`) : String(key))
  }
  return said.length > 0 ? `${said.join(', ')}: ` : ''
}
