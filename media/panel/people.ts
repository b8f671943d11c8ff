// Who has to sign off, and where each of them stands; and whether the charter holds.
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { actButton, type Mood, mark, type Part, part } from './parts.ts'
import { stateWord } from './state-words.ts'
import { dayText } from './words.ts'

type Reviewer = PanelView['people'][number]

const moods: Readonly<Record<Reviewer['state'], Mood>> = {
  concurs: 'good',
  recused: 'none',
  pending: 'none',
  objects: 'bad',
  'requests changes': 'warn',
}

export function people(desk: Desk): Part {
  const { people, charter, opened, accepted, today } = desk.view
  const tally = people.map(({ title, state }) => `${title} ${signs[state]}`).join(' · ')
  const changed = accepted.filter(({ state }) => state === 'changed' || state === 'moved')
  const held = accepted.filter(({ state }) => state === 'accepted').length
  return part({ key: 'people', title: l10n.t('People'), tally, open: true }, desk, () => {
    return html`<ul class="plain-list">${repeat(people, ({ role, who = '' }) => `${role} ${who}`, reviewer)}</ul>
      ${people.length === 0 ? html`<p class="faint">${l10n.t('Nobody has to sign off.')}</p>` : nothing}
      ${charter ? html`<p class="hindrance">${charter}</p>` : nothing}
      ${
        opened
          ? html`<p class="faint">${changed.length > 0 ? l10n.t('{0} of {1} blocks accepted as they stand, {2} changed since:', held, accepted.length, changed.length) : l10n.t('{0} of {1} blocks accepted as they stand.', held, accepted.length)}</p>
              ${
                changed.length > 0
                  ? html`<ul class="plain-list faint">${changed.map(
                      ({ name, by, day }) =>
                        html`<li>${l10n.t('{0}, which {1} accepted on {2}', name, by ?? '', day ? dayText(day, today) : '')}</li>`,
                    )}</ul>`
                  : nothing
              }`
          : nothing
      }
      ${
        opened
          ? html`<p class="buttons">
              ${charter ? actButton('confirm-charter', undefined, desk, 'main') : nothing}${actButton('review', undefined, desk)}${actButton('assign', undefined, desk)}${actButton('transfer', undefined, desk)}
            </p>`
          : nothing
      }`
  })
}

const signs: Readonly<Record<Reviewer['state'], string>> = {
  concurs: '✓',
  recused: '–',
  pending: '○',
  objects: '✗',
  'requests changes': '✎',
}

function reviewer({ title, who, called, state, detail, mandatory }: Reviewer): Part {
  return html`<li class="reviewer">
    ${mark(moods[state])}<p>
      <strong>${title}</strong> ${who ? html`${called ?? who}${called ? html` <span class="handle">${who}</span>` : nothing}` : html`<em>${l10n.t('nobody yet')}</em>`}<br />
      <span class="faint">${stateWord(state)}${detail ? html`: ${detail}` : nothing}${mandatory ? nothing : ` · ${l10n.t('not mandatory')}`}</span>
    </p>
  </li>`
}
