import type { Packet, Span } from '../../schemas/packet.ts'
import { nearest } from '../profile/nearest.ts'
import { defineRule } from './rule.ts'
import { inStatements } from './shared/in-statements.ts'
import { isAmong, knownRoles } from './shared/roles.ts'
import { within } from './shared/within.ts'

export const unknownRole = defineRule({
  code: 'unknown-role',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every role that the page names exists.',

  *check({ packet, profile, workspace }) {
    const judged = new Map<string, boolean>()
    for (const { role, around, after } of namedRoles(packet)) {
      if (!judged.has(role)) judged.set(role, isAmong(knownRoles(profile, workspace), role, profile))
      if (judged.get(role)) continue
      const meant = nearest(role, knownRoles(profile, workspace))
      const message = `There is no role \`${role}\`.${meant ? ` Did you mean \`${meant}\`?` : ''}`
      yield { span: within(around, role, after), message, data: meant }
    }
  },

  fix: ({ span, data }) =>
    typeof data === 'string' ? [{ title: `Write ${data}`, edits: [{ span, text: data }] }] : [],
})

/** A role, the place around its name, and the word behind which the name stands there. */
type NamedRole = { readonly role: string; readonly around: Span; readonly after?: string }

const namedIn = inStatements((statements): readonly NamedRole[] =>
  statements.flatMap(({ box, fields }) => [
    ...(box?.role ? [{ role: box.role, around: box.header, after: '(' }] : []),
    ...fields.flatMap(field =>
      field.name === 'restricted to' ? field.roles.map(role => ({ role, around: field.span })) : [],
    ),
  ]),
)

function* namedRoles(packet: Packet): Iterable<NamedRole> {
  yield* packet.every(namedIn)
  for (const { restrictedTo, span } of packet.evidence)
    for (const role of restrictedTo) yield { role, around: span, after: 'restricted to' }
  for (const { role, span } of packet.table?.reviewers ?? []) yield { role, around: span }
}
