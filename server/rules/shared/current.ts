// Evidence that still counts: what a newer version replaces stays on the page as history, and nobody keeps history fresh.
import type { Source } from '../../evidence/source.ts'
import type { World } from '../rule.ts'
import { remembered } from './remembered.ts'

/** Which evidence replaces which, by ID. */
export const replacements = remembered(({ packet }: World): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const { id, replaces } of packet.evidence) if (replaces && replaces.id !== id) found.set(replaces.id, id)
  return found
})

export const current = remembered((world: World): readonly Source[] => {
  const replaced = replacements(world)
  return replaced.size === 0 ? world.sources : world.sources.filter(({ definition }) => !replaced.has(definition.id))
})
