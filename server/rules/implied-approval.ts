import { approving } from './detect/approval.ts'
import { defineRule } from './rule.ts'
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
        yield { span: spanOf(words, found), message: `${quoted(found.phrase)} ${found.why}.` }
  },
})
