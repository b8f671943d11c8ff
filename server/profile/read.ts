// `countersign.yaml` from text to a workspace. It always gives one: what cannot be used is left out, and said where it stands.
import type { Document } from 'yaml'
import { type Workspace, workspaceSchema } from '../../schemas/workspace.ts'
import { explain, type Issue } from './explain.ts'
import { isRaw } from './merge.ts'
import { placeOf } from './place.ts'
import { readProfiles } from './read-profiles.ts'
import { checkRoster } from './roster.ts'
import { readYaml, type YamlProblem } from './yaml.ts'

export type WorkspaceProblem = YamlProblem

type Raw = Readonly<Record<string, unknown>>

/** More than these help nobody, and finding the place of each takes its time. */
const mostProblems = 100

export function readWorkspace(text: string): {
  readonly workspace: Workspace
  readonly problems: readonly WorkspaceProblem[]
} {
  const { document, raw, problems } = readYaml(text)
  if (!raw) return { workspace: nothing(), problems }
  const written = withoutEmpty(raw)
  const issues = workspaceSchema.safeParse(written).error?.issues ?? []
  const workspace = workspaceSchema.safeParse(without(written, issues)).data ?? nothing()
  const said = explainAll(issues, written, document, text)
  const profiles = readProfiles(document, workspace, { ...said.broken, ...unreadable(problems, workspace) })
  const all = [...problems, ...said.problems, ...checkRoster(document, workspace), ...profiles.problems]
  return {
    workspace: { ...workspace, profiles: profiles.usable, unusable: profiles.unusable },
    problems: all.toSorted((a, b) => a.start - b.start),
  }
}

const nothing = (): Workspace => workspaceSchema.parse({})

/** `roster:` with nothing behind it says nothing. */
const withoutEmpty = (raw: Raw): Raw => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null))

/** After a syntax error nobody knows what a profile was meant to say. */
function unreadable(problems: readonly WorkspaceProblem[], { profiles }: Workspace): Readonly<Record<string, string>> {
  if (problems.every(({ severity }) => severity === 'warning')) return {}
  return Object.fromEntries(Object.keys(profiles).map(name => [name, 'countersign.yaml has a syntax error.']))
}

function explainAll(issues: readonly Issue[], raw: Raw, document: Document, text: string) {
  const source = (path: readonly PropertyKey[]) => {
    const { start, end } = placeOf(document, path)
    return text.slice(start, end)
  }
  const problems: WorkspaceProblem[] = []
  const broken: Record<string, string> = {}
  let unsaid = 0
  for (const issue of issues) {
    const [top, name] = issue.path
    const room = mostProblems - problems.length
    const said = room > 0 ? explain(issue, workspaceSchema, raw, source) : []
    unsaid += room > 0 ? Math.max(0, said.length - room) : 1
    for (const { path, of, message } of said.slice(0, room))
      problems.push({ ...placeOf(document, path, of), severity: 'error', message })
    if (top === 'profiles' && name !== undefined) broken[String(name)] ??= said[0]?.message ?? 'It has problems.'
  }
  if (unsaid > 0) problems.push({ start: 0, end: 0, severity: 'error', message: `There are ${unsaid} more problems.` })
  return { problems, broken }
}

/** One entry that is wrong costs that entry: a person, a profile, a setting. */
function without(raw: Raw, issues: readonly Issue[]): Raw {
  const dropped = new Map<PropertyKey, Set<PropertyKey>>()
  for (const issue of issues) {
    const [top, entry] = issue.path
    if (top !== undefined) dropped.set(top, (dropped.get(top) ?? new Set()).add(entry ?? everything))
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) dropped.set(key, new Set([everything]))
  }
  const kept = Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    const entries = dropped.get(key)
    if (!entries) return [[key, value]]
    if (entries.has(everything)) return []
    if (Array.isArray(value)) return [[key, value.filter((_, i) => !entries.has(i))]]
    return isRaw(value) ? [[key, Object.fromEntries(Object.entries(value).filter(([name]) => !entries.has(name)))]] : []
  })
  return Object.fromEntries(kept)
}

const everything = Symbol('everything')
