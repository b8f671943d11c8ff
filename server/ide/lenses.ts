// What stands above a statement in the editor: who accepted it, what is open about it, and what can be done. Only an open
// packet has any: before that, nothing is decided.
import type { Range } from '../../schemas/packet.ts'
import type { Checked } from '../rules/run.ts'
import { objectionState, risksByObjection } from '../rules/shared/objection-state.ts'
import { dayOf, eventShownAs, opened } from '../rules/shared/recorded.ts'
import { acceptanceOfBlock, acceptedText } from './accepted.ts'
import type { Comparing, Doing } from './actions.ts'
import { offersOn } from './offers.ts'

export type Lens = { readonly range: Range } & (
  | { readonly kind: 'says'; readonly title: string }
  | { readonly kind: 'does'; readonly does: Doing | Comparing }
)

export function lenses(checked: Checked, me: string | undefined): readonly Lens[] {
  const { world, subject } = checked
  const ledger = opened(world)?.ledger
  if (!ledger) return []
  const { packet } = subject
  return packet.statements.flatMap((statement): readonly Lens[] => {
    const { id, letter } = statement
    const range = packet.range(statement.idSpan)
    const says = (title: string): Lens => ({ kind: 'says', range, title })
    const offered = (acts: readonly string[]): readonly Lens[] =>
      offersOn(statement, checked, me)
        .filter(({ act, asks }) => acts.includes(act) && (act !== 'accept' || asks.length === 0))
        .map(offer => ({ kind: 'does', range, does: { kind: 'act', ...offer } }))
    if (letter === 'D') {
      const draft = ledger.state.drafts.get(eventShownAs(id, ledger) ?? '')
      if (!draft) return []
      const waits = says(`Draft by ${draft.actor}, since ${dayOf(draft, world)}: ${draft.status}`)
      const compare: Lens = { kind: 'does', range, does: { kind: 'compare', title: 'Compare', draft: id } }
      return [
        waits,
        ...(draft.status === 'pending' || draft.status === 'contested' ? [compare] : []),
        ...offered(['accept', 'reject']),
      ]
    }
    if (letter === 'O') {
      const { state } = objectionState(statement, risksByObjection(packet).get(id) ?? [], world)
      return state === 'open' ? [says('Open objection'), ...offered(['answer', 'withdraw'])] : []
    }
    const accepted = acceptanceOfBlock(id, checked)
    const text = acceptedText(accepted, world)
    if (!text || !accepted || accepted.state === 'never accepted') return []
    return [says(text.replace(/\.$/, '')), ...(accepted.state === 'accepted' ? [] : offered(['accept']))]
  })
}
