import type { Packet } from '../../schemas/packet.ts'
import { may } from '../profile/may.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { coordinatorOf, type Holder, isOwnerRow, ownerOf, placesOf, wholePacket } from './shared/places.ts'
import { within } from './shared/within.ts'

export const missingOwner = defineRule({
  code: 'missing-owner',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'The packet has an approval owner and a coordinator who may be that.',

  *check(world) {
    const { packet } = world
    const whole = wholePacket(packet)
    if (!whole) return
    const owner = ownerOf(packet)
    if (!owner) yield { span: emptyRow(packet) ?? whole, message: 'The packet names no approval owner.' }
    const { coordinator } = placesOf(packet)
    yield* unfit(coordinatorOf(packet), 'coordinate', {}, world)
    yield* unfit(owner, 'own', coordinator ? { coordinator } : {}, world)
  },
})

const emptyRow = ({ table }: Packet) => table?.rows.find(isOwnerRow)?.span

/** The place alone is no permission to have it: that comes from the roster. Strangers and agents are findings of their own. */
function* unfit(
  holder: Holder | undefined,
  act: 'own' | 'coordinate',
  places: Parameters<typeof may>[2]['places'],
  { profile, workspace, person }: World,
): Iterable<Finding> {
  if (holder?.actor.kind !== 'human' || !person(holder.actor.handle)) return
  const answer = may({ act }, holder.actor.handle, { profile, workspace, places })
  if ('no' in answer) yield { span: within(holder.span, nameOf(holder.actor)), message: answer.no }
}
