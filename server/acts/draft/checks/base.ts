// A draft is made from a text, and is about no other.
import type { Check } from '../case.ts'

export const base: Check = function* ({ draft: { given, name, target } }) {
  const now = 'digest' in target ? target.digest : undefined
  if (given.base === undefined || now?.startsWith(given.base)) return
  yield {
    code: 'changed-since-read',
    says: now
      ? `${name} changed since you read it: its digest is ${now.slice(0, 12)} now.`
      : `${name} has no text of its own now.`,
    do: 'Read it again, and draft from what it says now.',
  }
}
