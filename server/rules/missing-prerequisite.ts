import type { Profile } from '../../schemas/profile.ts'
import { defineRule, type World } from './rule.ts'
import { citing } from './shared/cites.ts'
import { answer } from './shared/facts.ts'
import { statementsThat } from './shared/in-statements.ts'
import { anyOf } from './shared/listed.ts'
import { wholePacket } from './shared/places.ts'
import { reviewersAs } from './shared/reviewers.ts'
import { roleTitle } from './shared/roles.ts'

export const missingPrerequisite = defineRule({
  code: 'missing-prerequisite',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Whatever must be there before review, handoff or release is there.',

  *check(world) {
    const { packet, profile } = world
    const span = wholePacket(packet)
    if (!span) return
    for (const prerequisite of profile.prerequisites) {
      const missing = answer(prerequisite.when, world) === 'no' ? undefined : lacking(prerequisite, world)
      if (missing) {
        const { name, about, before } = prerequisite
        yield { span, message: `Missing before ${before}: ${about} ${missing}`, data: { name, before } }
      }
    }
    const { checkpoints = 0 } = profile.handoff ?? {}
    const dated = checkpoints > 0 ? datedCheckpoints(world) : 0
    if (dated < checkpoints) {
      const message = `Missing before handoff: ${plural(checkpoints)} after the decision. The page has ${dated || 'none'}.`
      yield { span, message, data: { name: 'checkpoints', before: 'handoff' } }
    }
  },
})

type Prerequisite = Profile['prerequisites'][number]

/** What is not there, as a sentence; nothing if all of it is. */
function lacking({ evidence, field, reviewer, met }: Prerequisite, world: World): string | undefined {
  if (evidence.length > 0 && !isCited(evidence, world)) return `No fact, claim or quote cites ${anyOf(evidence)}.`
  if (field && !world.field(field)) return `\`${field}\` has no value.`
  if (reviewer && reviewersAs(reviewer, world).length === 0)
    return `Nobody is named who reviews for ${roleTitle(reviewer, world.profile)}.`
  const answered = met.length > 0 ? answer(met, world) : 'yes'
  if (answered === 'unknown') return 'Whether that is so cannot be read.'
  return answered === 'no' ? 'What the packet says is otherwise.' : undefined
}

function isCited(kinds: readonly string[], { packet }: World): boolean {
  const by = citing(packet)
  return packet.evidence.some(
    ({ id, kind }) => kinds.includes(kind) && by.get(id)?.some(({ letter }) => 'FCP'.includes(letter)),
  )
}

const datedCheckpoints = ({ packet }: World) => packet.every(datedIn).length

const datedIn = statementsThat(
  ({ letter, fields }) => letter === 'N' && fields.some(field => field.name === 'checkpoint' && field.when),
)

const plural = (count: number) => (count === 1 ? 'a dated checkpoint' : `${count} dated checkpoints`)
