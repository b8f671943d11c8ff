// The evidence that a draft says it was made from is on the page, and reads as it did then.

import type { Check } from '../case.ts'
import { namedIn } from '../read.ts'

export const evidenceRead: Check = function* ({ draft: { given }, scene: { subject } }) {
  for (const { label, digest } of namedIn(given.read)) {
    const definition = subject.packet.evidenceOf(label)
    if (!definition) {
      yield {
        code: 'no-evidence',
        says: `The page has no evidence ${label}.`,
        do: 'Name evidence that the page defines.',
      }
      continue
    }
    const reading = subject.readings.get(definition.locator)
    if (digest === undefined || (reading?.state === 'read' && reading.digest.startsWith(digest) && digest.length >= 12))
      continue
    yield {
      code: 'changed-since-read',
      says:
        reading?.state === 'read'
          ? `${label} reads otherwise by now: its digest is ${reading.digest.slice(0, 12)}.`
          : `${label} cannot be read now.`,
      do: 'Read it again, and draft from what it says now.',
    }
  }
}
