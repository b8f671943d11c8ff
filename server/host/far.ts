// How far a look at evidence has come, for whoever waits for it: how many of how many, and whose answer is still to come.
import type { Evidence } from '../../schemas/packet.ts'
import { parseLocator } from '../evidence/locator.ts'

export type Far = {
  readonly done: number
  readonly of: number
  /** What has not answered yet, in the order of the page. */
  readonly waiting: readonly Evidence[]
}

export function farSays({ done, of, waiting }: Far): string {
  const [first, ...others] = waiting
  if (!first) return `${done} of ${of} looked at`
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `${done} of ${of} looked at, waiting for ${first.id} (${sourceOf(first)})${more}`
}

function sourceOf({ locator }: Evidence): string {
  const parsed = parseLocator(locator)
  if (parsed.kind === 'named') return parsed.name
  if (parsed.kind === 'web') return parsed.host
  return parsed.kind === 'file' || parsed.kind === 'git' ? parsed.path : locator.slice(0, 40)
}
