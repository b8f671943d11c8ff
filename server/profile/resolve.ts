// From the name in a packet's front matter to the profile that it is judged by, with everything that it extends.
import type * as z from 'zod'
import { type Profile, type ProfilePatch, profileSchema } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { builtIn } from './built-in/index.ts'
import { withDefaults } from './defaults.ts'
import { explain } from './explain.ts'
import { merge } from './merge.ts'
import { nearest } from './nearest.ts'
import { byName, type Step } from './place.ts'
import { profileNames } from './profile-names.ts'

export type Resolved = { readonly profile: Profile } | { readonly problem: string }

/** `path` leads to what is wrong in the profile as its team wrote it. */
export type ProfileProblem = { readonly problem: string; readonly path: readonly Step[] }

/** A longer way back to the beginning is no profile that anybody could follow. */
const deepest = 20

const cameAlong: ReadonlySet<ProfilePatch> = new Set(Object.values(builtIn))

/** A workspace never changes, so neither do its profiles: 1,500 packets of one kind put it together once. */
const resolved = new WeakMap<Workspace, Map<string, Resolved>>()

/** A profile that is broken is no profile: what names it is not judged by half of it. */
export function resolveProfile(name: string, workspace: Workspace): Resolved {
  const before = resolved.get(workspace) ?? new Map<string, Resolved>()
  resolved.set(workspace, before)
  const found = before.get(name) ?? resolve(name, workspace)
  before.set(name, found)
  return found
}

function resolve(name: string, workspace: Workspace): Resolved {
  const names = profileNames(workspace)
  if (!names.includes(name)) return { problem: `There is no profile \`${name}\`.${meant(name, names)}` }
  const filled = fill(name, workspace)
  if ('profile' in filled) return filled
  const why = filled.problems.map(({ problem }) => problem).join(' ')
  return { problem: `The profile \`${name}\` cannot be used: ${why}` }
}

function meant(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near ? ` Did you mean \`${near}\`?` : ''
}

export function fill(
  name: string,
  workspace: Workspace,
): { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] } {
  const chain = ancestors(name, workspace)
  if ('problem' in chain) return { problems: [{ problem: chain.problem, path: ['extends'] }] }
  const merged = chain.sources.reduceRight<Readonly<Record<string, unknown>>>(
    (parent, child) => merge(parent, { ...child }),
    {},
  )
  const { extends: _, ...written } = merged
  if (chain.sources.every(source => cameAlong.has(source)))
    return { profile: { ...withLedger(withDefaults(profileSchema, written) as z.output<typeof profileSchema>), name } }
  const parsed = profileSchema.safeParse(written)
  if (parsed.success) return { profile: { ...withLedger(parsed.data), name } }
  const found = parsed.error.issues.flatMap(issue => explain(issue, profileSchema, written, () => ''))
  return { problems: found.map(({ path, message }) => problemAt(byName(path, written), message)) }
}

/** The names on the way say whose key is missing. */
function problemAt(path: readonly Step[], message: string): ProfileProblem {
  const way = path.slice(0, -1).map(step => (typeof step === 'object' ? step.name : String(step)))
  return { path, problem: way.length > 0 ? `${way.join(', ')}: ${message}` : message }
}

/** The profile and those that it extends, itself first. A profile may extend the built-in one of its own name. */
function ancestors(
  name: string,
  workspace: Workspace,
): { readonly sources: readonly ProfilePatch[] } | { readonly problem: string } {
  const { profiles, unusable } = workspace
  const sources: ProfilePatch[] = []
  let child: string | undefined
  for (let next: string | undefined = name; next !== undefined; ) {
    const own: boolean = next !== child
    const broken: string | undefined = own ? ownKey(unusable, next) : undefined
    if (broken) return { problem: child ? `It extends \`${next}\`, which cannot be used.` : broken }
    const source: ProfilePatch | undefined = (own ? ownKey(profiles, next) : undefined) ?? ownKey(builtIn, next)
    if (!source)
      return { problem: `It extends \`${next}\`, which is not there.${meant(next, profileNames(workspace))}` }
    if (sources.length === deepest) return { problem: `It stands on more than ${deepest} other profiles.` }
    if (sources.includes(source)) return { problem: `It extends \`${next}\` in a circle.` }
    sources.push(source)
    child = next
    next = source.extends ?? undefined
  }
  return { sources }
}

const ownKey = <T>(from: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  from && Object.hasOwn(from, key) ? from[key] : undefined

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
