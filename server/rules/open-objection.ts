import type { Statement } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { type LastWord, objectionState, risksByObjection } from './shared/objection-state.ts'
import { sorted } from './shared/sorted.ts'
import { targetPlaces } from './shared/targets.ts'

export const openObjection = defineRule({
  code: 'open-objection',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'Every objection was withdrawn by who raised it, or a person with authority carries it.',

  *check(world) {
    const { packet } = world
    const risks = risksByObjection(packet)
    for (const objection of sorted(packet).objections) {
      const state = objectionState(objection, risks.get(objection.id) ?? [], world)
      if (state.state !== 'open') continue
      const related = targetPlaces(objection.box, world, 'This is what the objection is about.')
      yield {
        span: objection.idSpan,
        message: `${objection.id} is open: ${state.why ?? why(objection, state.last)}.`,
        related,
        data: state.last?.verb,
      }
    }
  },
})

function why({ box }: Statement, last: LastWord | undefined): string {
  const raiser = box?.actor ? nameOf(box.actor) : 'whoever raised it'
  if (!last) return 'nobody has answered it'
  const when = last.day ? ` on ${last.day}` : ''
  if (last.verb === 'sustained') return `${last.by} sustained it${when}`
  return `${last.by} answered it${when}, and ${raiser} has not withdrawn it`
}
