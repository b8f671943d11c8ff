// What else can be done with a packet as it stands: acts that belong to no line of it.
import { html, nothing } from 'lit-html'
import type { PanelAct, PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { actButton, type Part, part } from './parts.ts'

export function others(desk: Desk): Part {
  const { view, trusted } = desk
  if (!view.opened || !trusted) return nothing
  return part(
    { key: 'others', title: l10n.t('Other acts'), open: false },
    desk,
    () =>
      html`<p class="buttons">${actsFor(view).map(act => actButton(act, undefined, desk))}<button type="button" class="other" @click=${() => desk.say({ type: 'sync' })}>${l10n.t('Bring the page in step')}</button></p>`,
  )
}

function actsFor({ verdict, stops }: PanelView): readonly PanelAct[] {
  if (verdict === 'handed off') return ['record-intake']
  if (verdict === 'escalated') return ['transfer']
  return [
    'transfer',
    stops.some(({ kind }) => kind === 'hold') ? 'resume' : 'hold',
    'escalate',
    'ready',
    'hand-off',
    ...(verdict === 'returned' ? (['answer-return'] as const) : []),
  ]
}
