// What in a text identifies a person or a person's account. A number counts only where its check digits, its form or the
// word before it leave no doubt; nothing here looks for names.
import { addresses } from './address.ts'
import { bankAccounts, cards } from './bank.ts'
import { mailboxes, telephones } from './contact.ts'
import { nationalNumbers } from './national.ts'
import type { Piece } from './sentences.ts'

export type Identifier = Piece & {
  /** What it is, as a message names it: `an e-mail address`. */
  readonly kind: string
  /** One word of the kind, for what stands in its place: `email`. */
  readonly tag: string
}

const detectors = [mailboxes, bankAccounts, cards, nationalNumbers, telephones, addresses]

/** In order of their places; where two overlap, the surer one. */
export function identifiers(text: string): readonly Identifier[] {
  if (!/[@\d]/.test(text)) return []
  const found = detectors.flatMap((detect, sure) => detect(text).map(one => ({ one, sure })))
  found.sort((a, b) => a.one.from - b.one.from || a.sure - b.sure)
  const kept: Identifier[] = []
  for (const { one } of found) if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one)
  return kept
}
