// Two sources that say different things of one thing: which of them can be compared, and how a sentence tells it.
import type { Contradiction } from '../../evidence/contradiction.ts'
import type { Reading } from '../../evidence/reading.ts'
import type { Source } from '../../evidence/source.ts'

export type Comparable = Source & { readonly reading: Extract<Reading, { readonly state: 'read' }> }

/** Sources that were read and are text. */
export const comparable = (sources: readonly Source[]): readonly Comparable[] =>
  sources.filter((source): source is Comparable => source.reading.state === 'read' && !source.reading.binary)

/** A newer version says something else by its nature. */
export const replaces = (one: Source, other: Source): boolean => one.definition.replaces?.id === other.definition.id

/** `E1 (`rotation_days` is 30) against E2 (`rotation_days` is 90)` */
export const oneAgainst = ({ says, insteadSays }: Contradiction, own: Source, other: Source): string =>
  `${own.definition.id} (${says}) against ${other.definition.id} (${insteadSays})`
