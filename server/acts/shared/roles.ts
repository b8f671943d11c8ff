// In which role somebody speaks: the one that was said, or the only one in which this person reviews here.
import { plainRole } from '../../profile/people.ts'
import type { Scene } from '../act.ts'

export function roleOf(actor: string, said: string | undefined, { ledger }: Scene): string | undefined {
  if (said) return plainRole(said)
  const own = [...ledger.standing.reviewers].filter(([, held]) => held.some(({ value }) => `@${value}` === actor))
  return own.length === 1 ? own[0]![0] : undefined
}
