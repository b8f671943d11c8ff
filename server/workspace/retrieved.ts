// What evidence from elsewhere reads, by the ledger and the snapshots beside the page: nothing is asked to know it. What was
// asked last counts, and a snapshot counts only while it is what the ledger says was found.
import type { Evidence } from '../../schemas/packet.ts'
import { digestOf } from '../evidence/digest.ts'
import { parseLocator } from '../evidence/locator.ts'
import type { Reading } from '../evidence/reading.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { Retrieval } from '../ledger/state.ts'
import type { Record } from './subject.ts'

/** The bytes of a snapshot, by their digest; `sealed` where only some may read it, nothing where it is not there. */
export type Snapshots = (digest: string) => Uint8Array | 'sealed' | undefined

export function retrievedReadings(
  definitions: readonly Pick<Evidence, 'id' | 'locator'>[],
  record: Record,
  snapshots: Snapshots,
): ReadonlyMap<string, Reading> {
  const found = new Map<string, Reading>()
  for (const { id, locator } of definitions) {
    if (!isElsewhere(locator)) continue
    const looks = record.ledger.state.retrievals.get(id) ?? []
    const last = looks.findLast(look => look.locator === locator)
    if (last) found.set(locator, readingBy(last, snapshots, record))
  }
  return found
}

export const isElsewhere = (locator: string): boolean => {
  const { kind } = parseLocator(locator)
  return kind === 'web' || kind === 'named'
}

/** What was found last was destroyed: it comes back only where somebody names it, and not because nobody answered him. */
export function isGone({ id, locator }: Evidence, { state }: Ledger): boolean {
  const looks = state.retrievals.get(id) ?? []
  const digest = looks.findLast(look => look.locator === locator && look.digest !== undefined)?.digest
  return digest !== undefined && state.bodiesGone.get(digest) !== undefined
}

function readingBy({ digest, failed, time }: Retrieval, snapshots: Snapshots, { ledger }: Record): Reading {
  const day = time.slice(0, 10)
  if (digest === undefined) return failure(failed, day)
  const bytes = snapshots(digest)
  // It is known what it hashed to, and nobody looks for words in it: that is what a file that is no text gives as well.
  if (bytes === 'sealed') return { state: 'read', excerpt: '', digest, binary: true }
  if (!bytes) {
    const gone = ledger.state.bodiesGone.get(digest)
    const why = gone
      ? `What its source said on ${day} (\`${digest.slice(0, 12)}\`) was destroyed by ${gone.actor} on ${gone.time.slice(0, 10)}.`
      : `Its source said \`${digest.slice(0, 12)}\` on ${day}, and the snapshot is not here.`
    return { state: 'not-checked', why, ...(gone && { gone: true }) }
  }
  const excerpt = textOf(bytes)
  if (excerpt === undefined || digestOf(excerpt) !== digest)
    return { state: 'refused', why: `The snapshot of ${day} is not what was retrieved: it was changed since.` }
  return { state: 'read', excerpt, digest }
}

function failure(failed: Retrieval['failed'], day: string): Reading {
  if (failed === 'gone') return { state: 'nothing', why: `Its source says since ${day} that it is not there.` }
  if (failed === 'forbidden') return { state: 'refused', why: `Its source did not let us look on ${day}.` }
  if (failed === 'refused') return { state: 'refused', why: `On ${day} it was not fetched, for it must not be.` }
  return { state: 'not-checked', why: `Its source could not be reached on ${day}.` }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The last look that found what the page says, in minutes since 1970: a source that was asked again and says the same is as fresh as that. */
export function sameAgain(
  { id, locator, digest }: Pick<Evidence, 'id' | 'locator' | 'digest'>,
  record: Record | undefined,
): number | undefined {
  if (!record || !digest) return undefined
  const looks = record.ledger.state.retrievals.get(id) ?? []
  const last = looks.findLast(look => look.locator === locator)
  return last?.digest?.startsWith(digest.hex) ? Math.floor(Date.parse(last.time) / 60_000) : undefined
}
