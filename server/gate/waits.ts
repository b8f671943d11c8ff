// What people still have to do before a packet is handed off, though nothing is wrong: open it, accept it, sign it off,
// mark it ready. It is asked of the ledger, never of the page.
import type { Ledger } from '../ledger/fold.ts'
import type { Checked } from '../rules/run.ts'
import { judgedBlocks } from '../rules/shared/accepted.ts'
import { roleWord } from '../rules/shared/roles.ts'
import { wantedByTopic } from '../rules/shared/topic-acceptance.ts'
import type { Subject } from '../workspace/subject.ts'
import { coordinatorOf, ownerOf } from './answers.ts'
import { marksOf } from './marks.ts'
import { signOffsWanting } from './sign-offs.ts'
import { holder } from './who.ts'

export type Wait = {
  readonly code: 'not-opened' | 'not-accepted' | 'not-signed-off' | 'not-marked-ready'
  readonly says: string
  /** `@handle`, or a role that nobody holds yet. */
  readonly who: string
  /** Blocks, by name. */
  readonly about: readonly string[]
}

export const openLedger = ({ record }: Subject): Ledger | undefined =>
  record && record.ledger.standing.opened.length > 0 ? record.ledger : undefined

export function waitsOf(checked: Checked): readonly Wait[] {
  const { subject, world } = checked
  const coordinator = coordinatorOf(subject) ?? 'coordinator'
  if (!openLedger(subject)) {
    const says = 'The packet is not open: nothing in it can be proved before `countersign open`.'
    return [{ code: 'not-opened', says, who: coordinator, about: [] }]
  }
  const record = subject.record!
  const waits: Wait[] = []
  const open = judgedBlocks(world).filter(({ standing }) => standing.state !== 'accepted')
  if (open.length > 0) {
    const says = `${open.length === 1 ? 'One block waits' : `${open.length} blocks wait`} for a person to accept ${open.length === 1 ? 'it' : 'them'}.`
    waits.push({ code: 'not-accepted', says, who: coordinator, about: open.map(({ name }) => name) })
  }
  for (const { name, topic, roles } of wantedByTopic(world)) {
    const titles = roles.map(role => placeTitle(role, subject)).join(' or ')
    const says = `${name.replace(/^§ /, '')} is about ${topic}: the ${titles} has to accept it.`
    waits.push({
      code: 'not-accepted',
      says,
      who: roles.map(role => holderOf(role, subject)).join(' or '),
      about: [name],
    })
  }
  for (const { role, says, who } of signOffsWanting(checked, record))
    waits.push({ code: 'not-signed-off', says, who: who.join(' or ') || role, about: [role] })
  const { missing } = marksOf(subject, record, world.revision())
  for (const place of missing) {
    const says = `The ${placeTitle(place, subject)} has not marked this revision ready.`
    waits.push({ code: 'not-marked-ready', says, who: holderOf(place, subject), about: [place] })
  }
  return waits
}

const placeTitle = (place: string, { profile }: Subject) =>
  place === 'owner' ? 'approval owner' : roleWord(place, profile)

function holderOf(place: string, subject: Subject): string {
  if (place === 'coordinator') return coordinatorOf(subject) ?? place
  return place === 'owner' ? (ownerOf(subject) ?? place) : holder(subject, place)
}
