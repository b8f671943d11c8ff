import { overstated } from './detect/overstated.ts'
import { defineRule } from './rule.ts'
import { houseOf, quoted, spanOf, spoken } from './shared/spoken.ts'

const house = houseOf('overstated')

export const overstatedCertainty = defineRule({
  code: 'overstated-certainty',
  scope: 'block',
  severity: 'warning',
  summary: 'The packet claims no more certainty about a control, an impact or a cause than a review can have.',

  *check(block, { profile }) {
    for (const { words } of spoken(block))
      for (const found of overstated(words.text, house(profile)))
        yield { span: spanOf(words, found), message: `${quoted(found.phrase)} ${found.why}.` }
  },
})
