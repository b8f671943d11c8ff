import type { Block } from '../../schemas/packet.ts'
import { assertions } from './detect/claims.ts'
import { defineRule, type Finding } from './rule.ts'
import { blocksOutside } from './shared/audience.ts'
import { remembered } from './shared/remembered.ts'
import { prose, quoted, spanOf } from './shared/spoken.ts'

export const unlabelledClaim = defineRule({
  code: 'unlabelled-claim',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'What a decision leans on stands in a statement with an ID, not in the prose between.',

  *check(world) {
    // Words that leave the house are stricter: unconfirmed-customer-statement speaks there.
    const leaving = blocksOutside(world)
    for (const { block } of world.packet.blocks) if (!leaving.has(block)) yield* ofBlock(block)
  },
})

const ofBlock = remembered((block: Block): readonly Finding[] =>
  prose(block)
    .filter(({ words }) => words.place === 'paragraph')
    .flatMap(({ words }) =>
      assertions(words.text).map(found => ({
        span: spanOf(words, found),
        message: `${quoted(words.text.slice(found.from, found.to))} asserts ${found.about} and has no ID: nobody can object to it or accept it by name.`,
      })),
    ),
)
