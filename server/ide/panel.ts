// The side panel as a value: what an approval owner has to see of a packet, from what was judged. A pure function, so the
// panel shows nothing that the command line would not say as well.

import type { Packet } from '../../schemas/packet.ts'
import type { PanelView } from '../../schemas/panel.ts'
import type { Scene } from '../acts/act.ts'
import { nextOf } from '../gate/next.ts'
import { verdict } from '../gate/verdict.ts'
import { openLedger } from '../gate/waits.ts'
import type { Checked } from '../rules/run.ts'
import { decidedIn, draftsOf } from './panel-drafts.ts'
import { datesOf, evidenceOf } from './panel-evidence.ts'
import { acceptedIn, charterIn, measuresIn, stopsIn, storyIn } from './panel-ledger.ts'
import { objectionsOf } from './panel-objections.ts'
import { coordinatorIn, ownerIn, reviewersIn } from './panel-people.ts'
import { blocking, isFor, waiting } from './panel-tasks.ts'

/** `me`: whoever looks, as `@handle`, where that is known. */
export function panelView(checked: Checked, scene: Scene, me?: string): PanelView {
  const { subject, world } = checked
  const { packet, profile, clock } = subject
  const found = verdict(checked)
  const blocks = blocking(found, me)
  const waits = waiting(found, subject, me)
  const next = nextOf(found, subject)
  return {
    number: packet.fields.get('packet')?.value ?? subject.path,
    title: packet.title,
    about: profile.about,
    today: clock.today,
    me,
    verdict: found.name,
    opened: openLedger(subject) !== undefined,
    next: next && { ...next, yours: isFor(next.who, me) },
    owner: ownerIn(scene),
    coordinator: coordinatorIn(scene),
    revision: scene.revision.slice(0, 7),
    blocks,
    waits: found.name === 'handed off' ? [] : waits,
    remarks: found.remarks,
    stops: stopsIn(scene),
    people: reviewersIn(scene, world),
    objections: objectionsOf(scene, world),
    drafts: draftsOf(scene),
    decided: decidedIn(scene),
    accepted: acceptedIn(checked),
    evidence: evidenceOf(world),
    dates: datesOf(world),
    ...storyIn(subject),
    measures: measuresIn(subject),
    charter: charterIn(scene),
    condition: found.condition,
    boundary: found.boundary,
    places: placesIn(packet),
  }
}

function placesIn(packet: Packet): PanelView['places'] {
  return [
    ...packet.statements.map(({ id, span }) => ({ name: id, range: packet.range(span) })),
    ...packet.evidence.map(({ id, span }) => ({ name: id, range: packet.range(span) })),
    ...packet.sections.map(({ name, heading }) => ({ name: `section "${name}"`, range: packet.range(heading) })),
  ]
}
