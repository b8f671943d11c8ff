// Who answers for the packet, who coordinates it, and where each reviewer stands.
import type { PanelView } from '../../schemas/panel.ts'
import type { Scene } from '../acts/act.ts'
import { reviewersOf } from '../acts/page/reviewers.ts'
import { viewOf } from '../acts/page/view.ts'
import { coordinatorOf, ownerOf } from '../gate/answers.ts'
import { openLedger } from '../gate/waits.ts'
import type { Held } from '../ledger/standing.ts'
import { personOf, plainRole } from '../profile/people.ts'
import type { World } from '../rules/rule.ts'
import { answer } from '../rules/shared/facts.ts'
import { isAmong } from '../rules/shared/roles.ts'

type Holder = NonNullable<PanelView['owner']>
type Reviewer = PanelView['people'][number]

export function ownerIn(scene: Scene): Holder | undefined {
  const { subject } = scene
  const who = ownerOf(subject)
  if (!who) return undefined
  const held = openLedger(subject)?.standing.owners[0]
  if (held) return { ...recorded(who, held, scene), ...fromIn(held, scene) }
  const cell = subject.packet.table?.owner
  const said = subject.packet.table?.rows.find(({ label }) => /^approval owner$/i.test(label))?.text ?? ''
  const from = /\(from (@[\w-]+)\)/.exec(said)?.[1]
  return { who, called: calledIn(who, scene), since: cell?.since?.day, from, proven: false }
}

export function coordinatorIn(scene: Scene): Holder | undefined {
  const who = coordinatorOf(scene.subject)
  if (!who) return undefined
  const held = openLedger(scene.subject)?.standing.coordinators[0]
  return held ? recorded(who, held, scene) : { who, called: calledIn(who, scene), proven: false }
}

function recorded(who: string, held: Held<string>, scene: Scene): Holder {
  const event = scene.ledger.event(held.event)
  const since = event && viewOf(scene).day(event.event.time)
  return { who, called: calledIn(who, scene), since, proven: event?.proof !== undefined }
}

function fromIn(held: Held<string>, { ledger }: Scene): Pick<Holder, 'from'> {
  const by = ledger.event(held.event)?.event
  return by?.type === 'owner-transferred' ? { from: `@${by.body.from}` } : {}
}

const calledIn = (who: string, { subject: { workspace } }: Scene): string | undefined => personOf(who, workspace)?.name

export function reviewersIn(scene: Scene, world: World): Reviewer[] {
  const { subject } = scene
  const mandatory = new Set(
    subject.profile.reviewers.filter(one => one.mandatory && answer(one.when, world) !== 'no').map(({ role }) => role),
  )
  if (openLedger(subject))
    return reviewersOf(viewOf(scene)).map(({ role, title, handle, state, detail }) => {
      const who = handle === undefined ? undefined : `@${handle}`
      const asked = mandatory.has(role) || (scene.ledger.standing.mandatory.get(role) ?? []).some(({ value }) => value)
      return { role, title, who, called: who && calledIn(who, scene), mandatory: asked, state, detail }
    })
  return [...onPage(scene, mandatory), ...missing(scene, mandatory)]
}

const states: readonly Reviewer['state'][] = ['concurs', 'objects', 'requests changes', 'recused', 'pending']

function onPage(scene: Scene, mandatory: ReadonlySet<string>): Reviewer[] {
  const { packet, profile } = scene.subject
  return (packet.table?.reviewers ?? []).map(({ role, actor, state }) => {
    const who = actor && (actor.kind === 'human' ? `@${actor.handle}` : `agent:${actor.name}`)
    const [said = 'pending'] = states.filter(one => state.startsWith(one))
    const row = packet.table?.rows.find(({ label }) => label.toLowerCase() === `reviewer, ${role.toLowerCase()}`)
    const detail = /\(([^()]*)\)$/.exec(row?.text ?? '')?.[1]
    return {
      role: plainRole(role),
      title: role,
      who,
      called: who && calledIn(who, scene),
      mandatory: isAmong(mandatory, role, profile),
      state: said,
      detail,
    }
  })
}

/** Roles that have to sign off and stand nowhere on the page. */
function missing({ subject: { packet, profile } }: Scene, mandatory: ReadonlySet<string>): Reviewer[] {
  const named = packet.table?.reviewers ?? []
  return [...mandatory]
    .filter(role => !named.some(one => isAmong([role], one.role, profile)))
    .map(role => ({ role, title: profile.roles[role]?.title ?? role, mandatory: true, state: 'pending' }))
}
