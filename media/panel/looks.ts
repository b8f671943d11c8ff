// Looking at evidence again, from the panel: what is asked, that it can be stopped, and what came of it where the reader is. What
// changed is shown on both sides by the editor, and each claim on it waits for a person who says that it still holds.
import { html, nothing } from 'lit-html'
import type { PanelLooks } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { actButton, coded, type Mood, mark, type Part } from './parts.ts'
import { count } from './words.ts'

type Look = PanelLooks['looked'][number]

const moods: Readonly<Record<Look['state'], Mood>> = {
  same: 'good',
  new: 'good',
  changed: 'bad',
  gone: 'bad',
  forbidden: 'warn',
  unreachable: 'warn',
  refused: 'warn',
}

export function looks(desk: Desk): Part {
  const { looks, trusted, view } = desk
  if (!trusted || !view.opened) return nothing
  const due = view.evidence.filter(({ state }) => state !== 'fresh' && state !== 'lapses').map(({ id }) => id)
  return html`<p class="buttons">${
    looks?.going
      ? html`<span class="faint">${looks.far ?? l10n.t('Looking at the sources…')}</span><button type="button" class="other" @click=${() => desk.say({ type: 'stop-looking' })}>${l10n.t('Stop')}</button>`
      : html`${
          due.length > 0 && due.length < view.evidence.length
            ? askButton(
                count(
                  due.length,
                  l10n.t('Look again at {0} that is not fresh', due.length),
                  l10n.t('Look again at {0} that are not fresh', due.length),
                ),
                due,
                desk,
              )
            : nothing
        }${askButton(l10n.t('Look at all again'), [], desk)}`
  }</p>
  ${looks && !looks.going ? html`<p class=${looks.why === undefined ? 'faint' : ''}>${lookSays(looks)}</p>${told(looks, desk)}` : nothing}`
}

export const lookButton = (id: string, desk: Desk): Part =>
  desk.trusted && desk.view.opened && !desk.looks?.going
    ? askButton(l10n.t('Look again'), [id], desk, l10n.t('Look again at {0}', id))
    : nothing

const askButton = (label: string, ids: readonly string[], desk: Desk, named = label): Part =>
  html`<button type="button" class="other" aria-label=${named} @click=${() => desk.say({ type: 'look', ids: [...ids] })}>${label}</button>`

/** In one sentence, for the eye and for the ear. */
export function lookSays({ looked, why }: PanelLooks): string {
  if (why !== undefined) return why
  const same = looked.filter(({ state }) => state === 'same' || state === 'new').length
  const changed = looked.filter(({ state }) => state === 'changed').map(({ id }) => id)
  const others = looked.length - same - changed.length
  return [
    (same > 0 || looked.length === 0) &&
      count(same, l10n.t('{0} says what it said', same), l10n.t('{0} say what they said', same)),
    changed.length > 0 && l10n.t('{0} changed', changed.join(' ')),
    others > 0 && l10n.t('{0} could not be looked at', others),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Only what a person has to see. */
function told({ looked }: PanelLooks, desk: Desk): Part {
  const notable = looked.filter(({ state }) => state !== 'same' && state !== 'new')
  if (notable.length === 0) return nothing
  return html`<ul class="list looked">${notable.map(one => line(one, desk))}</ul>`
}

const line = ({ id, state, says, both, claims }: Look, desk: Desk): Part => html`<li>
  <p><span class="id">${mark(moods[state])}${id}</span> ${coded(says)}</p>
  <p class="buttons">${
    both
      ? html`<button type="button" class="main" aria-label=${l10n.t('Both excerpts of {0}', id)} @click=${() => desk.say({ type: 'excerpts', evidence: id })}>${l10n.t('Both excerpts')}</button>`
      : nothing
  }${state === 'changed' ? claims.map(claim => html`<span class="faint">${claim}</span>${actButton('confirm-claim', claim, desk)}`) : nothing}</p>
</li>`
