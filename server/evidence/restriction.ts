// Who may read a piece of evidence: the page says it, or else its kind.
import type { Evidence } from '../../schemas/packet.ts'
import type { EvidenceKind } from '../../schemas/profile.ts'

/** The roles that may. None: everybody. */
export const rolesFor = (
  { restrictedTo }: Pick<Evidence, 'restrictedTo'>,
  kind: Pick<EvidenceKind, 'restricted_to'> | undefined,
): readonly string[] => (restrictedTo.length > 0 ? restrictedTo : (kind?.restricted_to ?? []))
