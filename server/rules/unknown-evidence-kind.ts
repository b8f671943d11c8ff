import { nearest } from '../profile/nearest.ts'
import { defineRule } from './rule.ts'

export const unknownEvidenceKind = defineRule({
  code: 'unknown-evidence-kind',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every piece of evidence is of a kind that the profile knows.',

  *check({ evidence }, { profile }) {
    if (evidence.length === 0) return
    const kinds = Object.keys(profile.evidence)
    // A profile that knows no kinds at all is the empty one that stands in for an unknown profile.
    if (kinds.length === 0) return
    for (const { id, kind, kindSpan } of evidence) {
      if (Object.hasOwn(profile.evidence, kind)) continue
      const message = `${id} is of the kind \`${kind}\`, which the profile ${profile.name} does not have.`
      yield { span: kindSpan, message, data: kind }
    }
  },

  fix({ span, data }, { profile }) {
    const meant = nearest(String(data), Object.keys(profile.evidence))
    return meant ? [{ title: `Change it to ${meant}`, edits: [{ span, text: meant }] }] : []
  },
})
