// Who may read a piece of evidence: the page says it, or else its kind.
import type { Evidence, Statement } from '../../schemas/packet.ts'
import type { EvidenceKind } from '../../schemas/profile.ts'

/** The roles that may. None: everybody. */
export const rolesFor = (
  { restrictedTo }: Pick<Evidence, 'restrictedTo'>,
  kind: Pick<EvidenceKind, 'restricted_to'> | undefined,
): readonly string[] => (restrictedTo.length > 0 ? restrictedTo : (kind?.restricted_to ?? []))

/** The roles that a statement says may read it. None: everybody. */
export const restrictedTo = ({ fields }: Pick<Statement, 'fields'>): readonly string[] =>
  fields.flatMap(field => (field.name === 'restricted to' ? field.roles : []))

/** What a sealed statement names its seal by. */
export const sealOf = ({ text }: Pick<Statement, 'text'>): string | undefined =>
  /sealed:([0-9a-f]{12,64})/.exec(text)?.[1]
