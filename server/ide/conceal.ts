// What can be taken out of the open text at a place: what was found to be secret or to identify somebody, and what a statement says
// that only some may read.
import type { Range } from '../../schemas/packet.ts'
import { restrictedTo, sealOf } from '../evidence/restriction.ts'
import type { Checked, Reported } from '../rules/run.ts'
import { statementAt } from './at.ts'

export type Concealing =
  | { readonly kind: 'redact'; readonly title: string; readonly about: Reported }
  | { readonly kind: 'seal'; readonly title: string; readonly id: string }

const codes: readonly string[] = ['secret-in-packet', 'personal-identifier']

export function concealingAt({ findings, subject: { packet } }: Checked, range: Range): readonly Concealing[] {
  const about = findings.find(
    ({ rule, suppressed, range: at }) =>
      !suppressed && codes.includes(rule.code) && at.start <= range.end && range.start <= at.end,
  )
  const title = 'Take out all that is secret or identifies somebody, after a look at it'
  const statement = statementAt(packet, range.start)
  const roles = statement ? restrictedTo(statement) : []
  return [
    ...(about ? [{ kind: 'redact' as const, title, about }] : []),
    ...(statement && roles.length > 0 && !sealOf(statement)
      ? [{ kind: 'seal' as const, title: `Seal ${statement.id} for ${roles.join(', ')}…`, id: statement.id }]
      : []),
  ]
}
