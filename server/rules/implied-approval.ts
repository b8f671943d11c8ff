import type { Profile } from '../../schemas/profile.ts'
import { approving } from './detect/approval.ts'
import type { Piece } from './detect/sentences.ts'
import { defineRule } from './rule.ts'
import { remembered } from './shared/remembered.ts'
import { houseOf, quoted, spanOf, spoken } from './shared/spoken.ts'

const house = houseOf('approval')

export const impliedApproval = defineRule({
  code: 'implied-approval',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'No words make the packet look approved, agreed or ready before the people who decide have decided.',

  *check(block, { profile }) {
    for (const { words } of spoken(block))
      for (const found of approving(words.text, house(profile)))
        if (!repeatsProfile(words.text, found, profile))
          yield { span: spanOf(words, found), message: `${quoted(found.phrase)} ${found.why}.` }
  },
})

/** The condition that must be met is no claim that it is, as long as the page repeats all of it. */
function repeatsProfile(text: string, { from, to }: Piece, profile: Profile): boolean {
  const flat = text.replace(/\s/g, ' ')
  return termsOf(profile).some(term => {
    const at = flat.lastIndexOf(term, from)
    return at >= 0 && to <= at + term.length
  })
}

const termsOf = remembered(({ handoff, boundary }: Profile) =>
  [handoff?.condition ?? '', boundary].map(term => term.trim().replace(/\s+/g, ' ')).filter(term => term !== ''),
)
