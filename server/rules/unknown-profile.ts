import { nearest } from '../profile/nearest.ts'
import { profileNames } from '../profile/profile-names.ts'
import { defineRule } from './rule.ts'

export const unknownProfile = defineRule({
  code: 'unknown-profile',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'The packet is judged by a profile that exists.',

  *check({ packet, unknownProfile }) {
    const entry = packet.fields.get('profile')
    // A front matter without any profile is a finding of `invalid-front-matter`.
    if (unknownProfile && entry?.value) yield { span: entry.valueSpan, message: unknownProfile }
  },

  fix({ span }, { packet, workspace }) {
    const said = packet.fields.get('profile')?.value ?? ''
    const names = profileNames(workspace)
    const meant = names.includes(said) ? undefined : nearest(said, names)
    return meant ? [{ title: `Write ${meant}`, edits: [{ span, text: meant }] }] : []
  },
})
