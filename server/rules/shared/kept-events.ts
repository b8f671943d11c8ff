// Which events of a ledger speak of a restricted text. What once was restricted stays so.
import type { LedgerEvent } from '../../ledger/events/index.ts'
import type { Ledger } from '../../ledger/fold.ts'

/** Events that speak of a restricted text, and those that speak of these. */
export function keptEvents(
  { events }: Pick<Ledger, 'events'>,
  isKept: (id: string) => boolean,
  words: (digest: string) => string | undefined,
): ReadonlySet<string> {
  const once = new Set<string>()
  for (const { event } of events)
    for (const { id, text } of accepted(event, words)) if (/restricted to /.test(text)) once.add(id)
  const kept = new Set<string>()
  for (const { id, event } of events)
    if (leaves(event.body).some(leaf => isKept(leaf) || once.has(leaf) || kept.has(leaf) || isRestricted(leaf, words)))
      kept.add(id)
  return kept
}

const isRestricted = (leaf: string, words: (digest: string) => string | undefined) =>
  /^[0-9a-f]{64}$/.test(leaf) && / restricted to /.test(words(leaf) ?? '')

function accepted({ body }: LedgerEvent, words: (digest: string) => string | undefined) {
  const blocks = 'blocks' in body ? (body.blocks ?? []) : []
  return blocks.flatMap(block =>
    block.kind === 'statement' && 'words' in block && typeof block.words === 'string'
      ? [{ id: block.id, text: words(block.words) ?? '' }]
      : [],
  )
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}
