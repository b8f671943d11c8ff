import type { Packet, Span } from '../../schemas/packet.ts'
import { nearest } from '../profile/nearest.ts'
import { defineRule } from './rule.ts'
import { isAmong, knownRoles } from './shared/roles.ts'
import { within } from './shared/within.ts'

export const unknownRole = defineRule({
  code: 'unknown-role',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Every role that the page names exists.',

  *check({ packet, profile, workspace }) {
    let known: readonly string[] | undefined
    for (const { role, span } of namedRoles(packet)) {
      known ??= [...knownRoles(profile, workspace)]
      if (isAmong(known, role, profile)) continue
      const meant = nearest(role, known)
      const message = `There is no role \`${role}\`.${meant ? ` Did you mean \`${meant}\`?` : ''}`
      yield { span, message, data: meant }
    }
  },

  fix: ({ span, data }) =>
    typeof data === 'string' ? [{ title: `Write ${data}`, edits: [{ span, text: data }] }] : [],
})

function* namedRoles({
  statements,
  evidence,
  table,
}: Packet): Iterable<{ readonly role: string; readonly span: Span }> {
  for (const { box, fields } of statements) {
    if (box?.role) yield { role: box.role, span: within(box.header, box.role, '(') }
    for (const field of fields) {
      if (field.name !== 'restricted to') continue
      for (const role of field.roles) yield { role, span: within(field.span, role) }
    }
  }
  for (const { restrictedTo, span } of evidence)
    for (const role of restrictedTo) yield { role, span: within(span, role, 'restricted to') }
  for (const { role, span } of table?.reviewers ?? []) yield { role, span: within(span, role) }
}
