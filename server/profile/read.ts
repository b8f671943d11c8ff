// `countersign.yaml` from text to a workspace. It always gives one: what cannot be used is left out, and said where it stands.
import { type Document, parseDocument } from 'yaml'
import { type Workspace, workspaceSchema } from '../../schemas/workspace.ts'
import { explain } from './explain.ts'
import { isRaw } from './merge.ts'
import { placeOf } from './place.ts'
import { readProfiles } from './read-profiles.ts'
import { checkRoster } from './roster.ts'

export type WorkspaceProblem = {
  readonly start: number
  readonly end: number
  readonly severity: 'error' | 'warning'
  readonly message: string
}

type Raw = Readonly<Record<string, unknown>>

const longest = 1_048_576

export function readWorkspace(text: string): {
  readonly workspace: Workspace
  readonly problems: readonly WorkspaceProblem[]
} {
  if (text.length > longest)
    return { workspace: nothing(), problems: [whole(text, 'The file is larger than a megabyte.')] }
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' })
  const problems = yamlProblems(document)
  const raw = plain(document)
  if (!isRaw(raw)) {
    const message = typeof raw === 'string' ? raw : 'The file must be keys with their values, like `roster:`.'
    return { workspace: nothing(), problems: [...problems, whole(text, message)] }
  }
  const checked = keepWhatHolds(document, text, withoutEmpty(raw))
  problems.push(...checked.problems)
  const workspace = workspaceSchema.safeParse(checked.kept).data ?? nothing()
  const profiles = readProfiles(document, workspace, { ...checked.broken, ...unreadable(document, workspace) })
  problems.push(...checkRoster(document, workspace), ...profiles.problems)
  return {
    workspace: { ...workspace, profiles: profiles.usable, unusable: profiles.unusable },
    problems: problems.toSorted((a, b) => a.start - b.start),
  }
}

const nothing = (): Workspace => workspaceSchema.parse({})

const whole = (text: string, message: string): WorkspaceProblem => ({
  start: 0,
  end: text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'),
  severity: 'error',
  message,
})

const yamlProblems = ({ errors, warnings }: Document): WorkspaceProblem[] =>
  [
    ...errors.map(said => ({ said, severity: 'error' as const })),
    ...warnings.map(said => ({ said, severity: 'warning' as const })),
  ].map(({ said: { pos, message }, severity }) => ({
    start: pos[0],
    end: pos[1],
    severity,
    message: `${message.split('\n')[0]}`,
  }))

/** What the file says, as values; why not, as a sentence. */
function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (error) {
    return `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`
  }
}

/** `roster:` with nothing behind it says nothing. */
const withoutEmpty = (raw: Raw): Raw => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null))

/** After a syntax error nobody knows what a profile was meant to say. */
function unreadable({ errors }: Document, { profiles }: Workspace): Readonly<Record<string, string>> {
  if (errors.length === 0) return {}
  return Object.fromEntries(Object.keys(profiles).map(name => [name, 'countersign.yaml has a syntax error.']))
}

type Checked = {
  readonly kept: Raw
  readonly broken: Readonly<Record<string, string>>
  readonly problems: readonly WorkspaceProblem[]
}

/** One entry that is wrong costs that entry: a person, a profile, a setting. */
function keepWhatHolds(document: Document, text: string, raw: Raw): Checked {
  const issues = workspaceSchema.safeParse(raw).error?.issues ?? []
  const source = (path: readonly PropertyKey[]) => {
    const { start, end } = placeOf(document, path)
    return text.slice(start, end)
  }
  const problems: WorkspaceProblem[] = []
  const broken: Record<string, string> = {}
  const dropped = new Map<PropertyKey, Set<PropertyKey>>()
  for (const issue of issues) {
    for (const { path, of, message } of explain(issue, workspaceSchema, raw, source)) {
      problems.push({ ...placeOf(document, path, of), severity: 'error', message })
      if (issue.path[0] === 'profiles' && issue.path[1] !== undefined) broken[String(issue.path[1])] ??= message
      const [top, entry] = issue.path.length > 0 ? issue.path : path
      if (top !== undefined) dropped.set(top, (dropped.get(top) ?? new Set()).add(entry ?? everything))
    }
  }
  return { kept: without(raw, dropped), broken, problems }
}

const everything = Symbol('everything')

function without(raw: Raw, dropped: ReadonlyMap<PropertyKey, ReadonlySet<PropertyKey>>): Raw {
  const kept = Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    const entries = dropped.get(key)
    if (!entries) return [[key, value]]
    if (entries.has(everything)) return []
    if (Array.isArray(value)) return [[key, value.filter((_, i) => !entries.has(i))]]
    return isRaw(value) ? [[key, Object.fromEntries(Object.entries(value).filter(([name]) => !entries.has(name)))]] : []
  })
  return Object.fromEntries(kept)
}
