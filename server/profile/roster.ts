// Whether the roster says of each person one thing, and whether deputies stand in for somebody who is there.
import type { Document } from 'yaml'
import type { Workspace } from '../../schemas/workspace.ts'
import { bareHandle } from './people.ts'
import { placeOf } from './place.ts'
import type { WorkspaceProblem } from './read.ts'

export function* checkRoster(document: Document, { roster, agents }: Workspace): Iterable<WorkspaceProblem> {
  const seen = new Set<string>()
  for (const { handle, deputy_for } of roster) {
    const entry = { by: 'handle', name: handle }
    const bare = bareHandle(handle)
    if (seen.has(bare))
      yield {
        ...placeOf(document, ['roster', entry, 'handle']),
        severity: 'error',
        message: `\`${bare}\` is on the roster twice. Only the first entry counts.`,
      }
    seen.add(bare)
    const before = deputy_for && roster.find(person => bareHandle(person.handle) === bareHandle(deputy_for))
    if (deputy_for && (!before || bareHandle(deputy_for) === bare))
      yield {
        ...placeOf(document, ['roster', entry, 'deputy_for']),
        severity: 'error',
        message: before
          ? `\`${bare}\` is named as deputy of the same person.`
          : `\`${bare}\` is deputy for \`${deputy_for}\`, who is not on the roster.`,
      }
  }
  const names = new Set<string>()
  for (const { name } of agents) {
    if (names.has(name))
      yield {
        ...placeOf(document, ['agents', { by: 'name', name }, 'name']),
        severity: 'warning',
        message: `The agent \`${name}\` is named twice.`,
      }
    names.add(name)
  }
}
