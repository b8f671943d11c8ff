import { assertions } from './detect/claims.ts'
import { defineRule } from './rule.ts'
import { outsideAudience } from './shared/audience.ts'
import { prose, quoted, spanOf } from './shared/spoken.ts'

export const unlabelledClaim = defineRule({
  code: 'unlabelled-claim',
  scope: 'block',
  severity: 'warning',
  summary: 'What a decision leans on stands in a statement with an ID, not in the prose between.',

  *check(block, near) {
    const said = prose(block).filter(({ words }) => words.place === 'paragraph')
    // Words that leave the house are stricter: unconfirmed-customer-statement speaks there.
    if (said.length === 0 || outsideAudience(block, near)) return
    for (const { words } of said)
      for (const found of assertions(words.text))
        yield {
          span: spanOf(words, found),
          message: `${quoted(words.text.slice(found.from, found.to))} asserts ${found.about} and has no ID: nobody can object to it or accept it by name.`,
        }
  },
})
