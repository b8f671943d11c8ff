// Findings from what is wrong with a ledger. Settled damage waits for nobody: the story of the ledger still shows it.
import type { Damage, DamageKind } from '../../ledger/damage.ts'
import type { Finding, World } from '../rule.ts'
import { placeOfDamage } from './recorded.ts'

/** Kinds that a rule of their own speaks of. */
export const spokenOf: ReadonlySet<DamageKind> = new Set([
  'bad-signature',
  'weak-signature',
  'unsigned-decision',
  'forked-owner',
  'forked-coordinator',
  'decided-unaware',
  'policy-loosened',
  'reused-sequence',
  'clock-went-back',
  'clock-ahead',
])

export const damageOf = (kinds: readonly DamageKind[], world: World): readonly Finding[] =>
  findings(world, ({ kind }) => kinds.includes(kind))

export const otherDamage = (world: World): readonly Finding[] => findings(world, ({ kind }) => !spokenOf.has(kind))

function findings(world: World, isMeant: (damage: Damage) => boolean): readonly Finding[] {
  const { damage = [] } = world.record?.ledger ?? {}
  return damage
    .filter(one => one.settledBy === undefined && isMeant(one))
    .flatMap(one => {
      const span = placeOfDamage(one, world)
      return span ? [{ span, message: one.message, data: one.kind }] : []
    })
}
