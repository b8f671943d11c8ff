// The profiles of a workspace, each put together with what it extends and checked, so that what is left can be used.
// A profile that is wrong anywhere is used nowhere: judged by half of it, a packet could look better than it is.
import type { Document } from 'yaml'
import type { ProfilePatch } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { checkProfile } from './check.ts'
import { checkHolders } from './needed-roles.ts'
import { byName, placeOf, type Step } from './place.ts'
import type { WorkspaceProblem } from './read.ts'
import { repeatedNames } from './repeated.ts'
import { fill } from './resolve.ts'

type Read = {
  readonly usable: Readonly<Record<string, ProfilePatch>>
  readonly unusable: Readonly<Record<string, string>>
  readonly problems: readonly WorkspaceProblem[]
}

export function readProfiles(document: Document, workspace: Workspace, broken: Readonly<Record<string, string>>): Read {
  const written = workspace.profiles
  const unusable: Record<string, string> = { ...broken }
  const problems: WorkspaceProblem[] = []
  const names = parentsFirst(written)
  for (const name of names.slice(most)) unusable[name] ??= `There are more than ${most} profiles.`
  for (const name of names.slice(0, most)) {
    if (Object.hasOwn(unusable, name)) continue
    const found = [...problemsOf(name, document, { ...workspace, unusable })]
    problems.push(...found)
    const first = found.find(({ severity }) => severity === 'error')
    if (first) unusable[name] = first.message
  }
  if (names.length > most)
    problems.push({
      ...placeOf(document, ['profiles'], 'key'),
      severity: 'error',
      message: `There are more than ${most} profiles.`,
    })
  const usable = Object.entries(written).filter(([name]) => !Object.hasOwn(unusable, name))
  return { usable: Object.fromEntries(usable), unusable, problems }
}

const most = 200

/** So that what is wrong with a parent is said once, there, and its children only say that they extend it. */
function parentsFirst(profiles: Readonly<Record<string, ProfilePatch>>): readonly string[] {
  const ordered = new Set<string>()
  for (const name of Object.keys(profiles)) {
    const chain = [name]
    for (let parent = profiles[name]?.extends; parent && profiles[parent]; parent = profiles[parent]?.extends) {
      if (chain.includes(parent) || ordered.has(parent)) break
      chain.push(parent)
    }
    for (const one of chain.reverse()) ordered.add(one)
  }
  return [...ordered]
}

function* problemsOf(name: string, document: Document, workspace: Workspace): Iterable<WorkspaceProblem> {
  const at = (path: readonly Step[], severity: 'error' | 'warning', message: string): WorkspaceProblem => ({
    ...placeOf(document, ['profiles', name, ...path], path.length === 0 ? 'key' : 'value'),
    severity,
    message,
  })
  for (const { path, message } of repeatedNames(workspace.profiles[name] ?? {})) yield at(path, 'error', message)
  const filled = fill(name, workspace)
  if ('problems' in filled) {
    for (const { path, problem } of filled.problems) yield at(path, 'error', problem)
    return
  }
  const { profile } = filled
  for (const { path, severity, message } of checkProfile(profile)) yield at(byName(path, profile), severity, message)
  if (isBase(name, workspace)) return
  for (const { path, severity, message } of checkHolders(profile, workspace))
    yield at(byName(path, profile), severity, message)
}

/** What others extend may speak of roles that only they fill. */
const isBase = (name: string, { profiles }: Workspace) =>
  Object.entries(profiles).some(([other, profile]) => other !== name && profile.extends === name)
