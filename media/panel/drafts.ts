// What is only a draft: never to be taken for the packet's text, and so it looks like none. Word differences stand in place.
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { actButton, cites, isHere, more, type Part, pageOf, part, quoted } from './parts.ts'
import { age, isAgent, short, shortened } from './words.ts'

type Draft = PanelView['drafts'][number]
type Change = Draft['changes'][number]
type Piece = Change['pieces'][number]

const page = 10

export function drafts(desk: Desk): Part {
  const { drafts, decided } = desk.view
  const tally = [
    ...(drafts.length > 0 ? [l10n.t('{0} for a person to decide', drafts.length)] : []),
    ...(decided > 0 ? [l10n.t('{0} decided', decided)] : []),
  ].join(' · ')
  return part({ key: 'drafts', title: l10n.t('Drafts'), tally, open: drafts.length > 0 }, desk, () => {
    const shown = pageOf('drafts', page, desk)
    return html`${drafts.length === 0 ? html`<p class="faint">${l10n.t('No draft waits for a person.')}</p>` : nothing}
      <ul class="list drafts" data-list="drafts">${repeat(
        drafts.slice(0, shown),
        ({ id }) => id,
        one => card(one, desk),
      )}</ul>
      ${more('drafts', Math.min(shown, drafts.length), drafts.length, page, desk)}`
  })
}

function card(draft: Draft, desk: Desk): Part {
  const { id, targets, verb, for: behalf, range, changes, words } = draft
  const said =
    words === undefined ? html`<p class="faint">${l10n.t('Its words are not there any more.')}</p>` : quoted(words)
  return html`<li class="draft ${isHere([id, ...targets], desk) ? 'here' : ''}">
    <button type="button" class="title" data-item data-start=${range?.start ?? nothing} data-end=${range?.end ?? nothing}>
      <span class="id">${id}</span> <span>${verb} ${targets.map(short).join(', ')}${behalf ? l10n.parts(' for {0}', html`<strong>${behalf}</strong>`) : nothing}</span>
    </button>
    ${origin(draft)}
    ${changes.length > 0 ? changes.map(change => difference(change, changes.length > 1 || change.name !== targets[0])) : said}
    ${grounds(draft)} ${decisions(draft, desk)}
  </li>`
}

const origin = ({ by, model, days, status }: Draft): Part => html`<p class="meta">
  <span class="tag">${isAgent(by) ? l10n.t('agent draft') : l10n.t('draft')}</span>
  ${by}${model ? html` (${model})` : nothing}<span class="faint"> · ${age(days)}${status === 'contested' ? ` · ${l10n.t('decided in two ways')}` : ''}</span>
</p>`

/** What it rests on, why it was written, and why it cannot be taken as it is. */
const grounds = ({ evidence, changes, reasons, outdated, moved = [], hindrance }: Draft): Part => html`
  <p class="faint">
    ${evidence.length > 0 ? l10n.t('From {0}', evidence.join(' ')) : l10n.t('Names no evidence')}${changes.length > 0 ? html` · ${amounts(changes)}` : nothing}
  </p>
  ${reasons ? html`<p class="faint">${reasons}</p>` : nothing}
  ${outdated ? html`<p class="hindrance">${l10n.t('Written before the work was turned around.')}</p>` : nothing}
  ${moved.length > 0 ? html`<p class="hindrance">${l10n.t('Its drafter read something else in {0}.', moved.join(' '))}</p>` : nothing}
  ${hindrance ? html`<p class="hindrance">${l10n.t('Cannot be accepted as it is: {0}', hindrance)}</p>` : nothing}
`

const decisions = ({ id, acts, words }: Draft, desk: Desk): Part => html`<p class="buttons">
  ${acts.map((act, index) => actButton(act, id, desk, index === 0 ? 'main' : 'other'))}
  ${
    words === undefined
      ? nothing
      : html`<button type="button" class="plain" aria-label=${l10n.t('Compare {0} with the text', id)} @click=${() => desk.say({ type: 'compare', draft: id })}>${l10n.t('Compare')}</button>`
  }
</p>`

function difference({ name, pieces }: Change, named: boolean): Part {
  return html`<p class="diff">${named ? html`<span class="name">${name}</span> ` : nothing}${pieces.map((piece, index) => shownPiece(index === 0 ? withoutMark(piece) : piece))}</p>`
}

function shownPiece({ kind, text }: Piece): Part {
  if (kind === 'same') return html`${cites(shortened(text))}`
  return kind === 'new'
    ? html`<ins><span class="unseen">${l10n.t('added: {0}', '')}</span>${cites(text)}</ins>`
    : html`<del><span class="unseen">${l10n.t('removed: {0}', '')}</span>${cites(text)}</del>`
}

/** The ID at the beginning stands above it already. */
const withoutMark = (piece: Piece): Piece => ({
  ...piece,
  text: piece.text.replace(/^\*\*[A-Z]\d+[.:]?\*\*[.:]?\s*/, ''),
})

function amounts(changes: readonly Change[]): string {
  const words = (kind: 'gone' | 'new') =>
    changes
      .flatMap(({ pieces }) => pieces)
      .filter(piece => piece.kind === kind)
      .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu) ?? []).length, 0)
  return l10n.t('words: −{0}, +{1}', words('gone'), words('new'))
}
