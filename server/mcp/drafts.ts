// Drafts as an agent sees them: its own and others', with what became of them, so that nothing is proposed twice.
import type { LedgerTarget } from '../../schemas/ledger.ts'
import type { Scene } from '../acts/act.ts'
import { keptEvents } from '../rules/shared/kept-events.ts'
import { hidden } from '../rules/shared/veil.ts'
import type { Seen } from './session.ts'

const most = 200

export function draftsIn({ scene, veil }: Pick<Seen, 'scene' | 'veil'>) {
  const { ledger, words } = scene
  const kept = keptEvents(ledger, id => veil.readersOf(id).length > 0, words)
  return [...ledger.state.drafts.values()].slice(-most).map(draft => {
    const targets = draft.targets.map(target => nameOf(target, scene))
    const roles = targets.flatMap(veil.readersOf)
    const said = draft.words === undefined ? undefined : words(draft.words)
    const reason = draft.decisions.find(({ outcome }) => outcome === 'rejected')?.reason
    return {
      id: ledger.shownId(draft.event) ?? draft.id,
      by: draft.actor,
      verb: draft.verb,
      targets,
      status: draft.status,
      ...(said !== undefined && {
        words:
          roles.length > 0 || kept.has(draft.event)
            ? hiddenWords(roles)
            : draft.actor.startsWith('agent:')
              ? said
              : veil.over(said),
      }),
      ...(reason && { reason }),
    }
  })
}

const hiddenWords = (roles: readonly string[]) => `[${roles.length > 0 ? hidden(roles) : 'not shown to agents'}]`

export function nameOf(target: LedgerTarget, { ledger }: Scene): string {
  if (target.kind === 'packet') return 'packet'
  if (target.kind === 'event') return ledger.shownId(target.event) ?? `event ${target.event.slice(0, 12)}`
  return target.kind === 'statement' ? target.id : target.name
}
