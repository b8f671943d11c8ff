import type { Statement } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { targetNames, targetPlaces } from './shared/targets.ts'

export const pendingDraft = defineRule({
  code: 'pending-draft',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'Somebody has accepted or rejected every draft.',

  *check(draft, near) {
    // An objection that came in from elsewhere has a rule of its own: it is confirmed, not accepted.
    if (draft.letter !== 'D' || draft.box?.verb === 'objects to') return
    const related = targetPlaces(draft.box, near, 'This is what the draft is about.')
    yield { span: draft.idSpan, message: said(draft), related }
  },
})

function said({ id, box }: Statement): string {
  if (!box?.verb) return `${id} is a draft that nobody has accepted or rejected.`
  const does = `${id} ${box.verb} ${targetNames(box.targets)}`
  if (box.on_behalf_of) return `${does} for ${nameOf(box.on_behalf_of)}, who has not adopted it.`
  return `${does}, and nobody has accepted or rejected it.`
}
