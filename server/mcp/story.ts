// The ledger as a story that agents may read: what was said of a restricted text stays with those who may read it.
import { storyOf, type Told } from '../report/story.ts'
import { keptEvents } from '../rules/shared/kept-events.ts'
import type { Seen } from './session.ts'

export function storyIn({ scene, veil }: Pick<Seen, 'scene' | 'veil'>): readonly Told[] {
  const { record } = scene.subject
  if (!record) return []
  const kept = keptEvents(scene.ledger, id => veil.readersOf(id).length > 0, scene.words)
  return storyOf(record).map(told => {
    const over = told.actor.startsWith('agent:') ? (said: string) => said : veil.over
    return {
      ...told,
      did: over(told.did),
      words: told.words.map(words => (kept.has(told.event) ? '[not shown to agents]' : over(words))),
      trouble: told.trouble.map(over),
    }
  })
}
