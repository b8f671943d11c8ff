// What people object to and nobody withdrew, in names: which objection, on what, whose, and how it stands. No words: those
// are for whoever may read them.
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Objection } from '../../ledger/state.ts'
import { nameIn } from '../../profile/people.ts'
import { roleWord } from '../../rules/shared/roles.ts'
import type { Scene } from '../act.ts'

export type Dispute = { readonly id: string; readonly on: readonly string[]; readonly says: string }

export const disputes = (scene: Scene): readonly Dispute[] =>
  [...scene.ledger.state.objections.values()]
    .filter(({ status }) => status !== 'withdrawn')
    .map(objection => ({
      id: scene.ledger.shownId(objection.event) ?? objection.id,
      on: objection.targets.map(target => nameOf(target, scene)),
      says: `${named(objection.actor, scene)}${roleOf(objection, scene)}, ${standing(objection, scene)}`,
    }))

const named = (actor: string, { subject }: Scene) => (actor.startsWith('@') ? nameIn(subject.workspace, actor) : actor)

const roleOf = ({ role }: Objection, { subject }: Scene) => (role ? ` (${roleWord(role, subject.profile)})` : '')

function standing({ status, carriedBy }: Objection, scene: Scene): string {
  if (status !== 'carried') return status
  const risks = carriedBy.flatMap(event => scene.ledger.state.risks.get(event) ?? [])
  const last = risks.at(-1)
  return last ? `carried by ${named(last.actor, scene)}${last.until ? ` until ${last.until}` : ''}` : status
}

function nameOf(target: LedgerTarget, { ledger }: Scene): string {
  if (target.kind === 'section') return `“${target.name}”`
  if (target.kind === 'packet') return 'the packet'
  return target.kind === 'event' ? (ledger.shownId(target.event) ?? 'what is not there any more') : target.id
}
