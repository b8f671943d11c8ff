// Who accepted a block, as people read it.

import type { World } from '../rules/rule.ts'
import type { Checked } from '../rules/run.ts'
import { judgedBlocks, type Standing } from '../rules/shared/accepted.ts'
import { dayOf, opened } from '../rules/shared/recorded.ts'
import { remembered } from '../rules/shared/remembered.ts'

const byName = remembered(
  (world: World): ReadonlyMap<string, Standing> =>
    new Map(judgedBlocks(world).map(({ name, standing }) => [name, standing])),
)

/** `name`: a statement's or a piece of evidence's ID, or `§ ` and a section's name. Nothing where the packet is not open. */
export const acceptanceOfBlock = (name: string, { world }: Pick<Checked, 'world'>): Standing | undefined =>
  opened(world) ? byName(world).get(name) : undefined

export function acceptedText(standing: Standing | undefined, world: World): string | undefined {
  if (!standing) return undefined
  if (standing.state === 'never accepted') return 'Nobody has accepted it yet.'
  const who = `@${standing.by.by} on ${dayOf(standing.by, world)}`
  if (standing.state === 'accepted') return `Accepted by ${who}.`
  return standing.state === 'moved' ? `Moved since ${who} accepted it.` : `Changed since ${who} accepted it.`
}
