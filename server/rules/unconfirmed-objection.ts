import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { targetNames, targetPlaces } from './shared/targets.ts'

export const unconfirmedObjection = defineRule({
  code: 'unconfirmed-objection',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'Whoever is said to object has confirmed it or denied it.',

  *check({ id, letter, idSpan: span, box }, near) {
    if (letter !== 'D' || box?.verb !== 'objects to') return
    const who = box.on_behalf_of ? `for ${nameOf(box.on_behalf_of)}, who has` : 'for somebody it does not name, who has'
    const related = targetPlaces(box, near, 'This is what the objection is about.')
    yield {
      span,
      message: `${id} objects to ${targetNames(box.targets)} ${who} neither confirmed nor denied it.`,
      related,
    }
  },
})
