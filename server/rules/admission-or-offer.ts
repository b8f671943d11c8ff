import type { Block } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { admitting } from './detect/admission.ts'
import { defineRule, type Finding } from './rule.ts'
import { blocksOutside } from './shared/audience.ts'
import { remembered } from './shared/remembered.ts'
import { houseOf, quoted, spanOf, spoken } from './shared/spoken.ts'

const house = houseOf('admission')

export const admissionOrOffer = defineRule({
  code: 'admission-or-offer',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  summary: 'Nothing that may leave the house admits fault, promises a remedy, offers an amount or concedes a right.',

  *check(world) {
    const { packet, profile } = world
    const leaving = blocksOutside(world)
    const isEverywhere = profile.words.admission.length > 0
    if (!isEverywhere && leaving.size === 0) return
    for (const { block } of packet.blocks) if (isEverywhere || leaving.has(block)) yield* ofProfile(profile)(block)
  },
})

const ofProfile = remembered((profile: Profile) =>
  remembered((block: Block): readonly Finding[] =>
    spoken(block).flatMap(({ words }) =>
      admitting(words.text, house(profile)).map(found => ({
        span: spanOf(words, found),
        message: `${quoted(found.phrase)} ${found.why}.`,
      })),
    ),
  ),
)
