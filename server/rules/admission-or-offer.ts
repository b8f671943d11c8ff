import { admitting } from './detect/admission.ts'
import { defineRule } from './rule.ts'
import { outsideAudience } from './shared/audience.ts'
import { houseOf, quoted, spanOf, spoken } from './shared/spoken.ts'

const house = houseOf('admission')

export const admissionOrOffer = defineRule({
  code: 'admission-or-offer',
  scope: 'block',
  severity: 'error',
  summary: 'Nothing that may leave the house admits fault, promises a remedy, offers an amount or concedes a right.',

  *check(block, near) {
    const isEverywhere = near.profile.words.admission.length > 0
    if (!isEverywhere && !outsideAudience(block, near)) return
    for (const { words } of spoken(block))
      for (const found of admitting(words.text, house(near.profile)))
        yield { span: spanOf(words, found), message: `${quoted(found.phrase)} ${found.why}.` }
  },
})
