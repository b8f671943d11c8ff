import type { Span } from '../../schemas/packet.ts'
import { values } from '../ledger/standing.ts'
import { defineRule, type Finding } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { coordinatorOf, ownerOf, wholePacket } from './shared/places.ts'
import { opened } from './shared/recorded.ts'

export const forkedOwner = defineRule({
  code: 'forked-owner',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'One person owns the packet, and one coordinates it.',

  *check(world) {
    const standing = opened(world)?.ledger.standing
    if (!standing) return
    const whole = wholePacket(world.packet)
    yield* several(values(standing.owners), 'own', ownerOf(world.packet)?.span ?? whole)
    yield* several(values(standing.coordinators), 'coordinate', coordinatorOf(world.packet)?.span ?? whole)
  },
})

function* several(handles: readonly string[], does: string, span: Span | undefined): Iterable<Finding> {
  if (handles.length < 2 || !span) return
  const people = allOf(handles.map(handle => `@${handle}`).sort())
  yield {
    span,
    message: `${people} ${does} the packet, each on a branch of their own. A transfer that knows them all settles it.`,
  }
}
