// The ledger as a story, newest first: what was done, by whom, and whether a key proves it.
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { isHere, mark, more, type Part, pageOf, part, quoted } from './parts.ts'
import { count, dayText, isAgent } from './words.ts'

type Told = PanelView['story'][number]

const page = 12

export function story(desk: Desk): Part {
  const { story, earlier, damage, opened, today } = desk.view
  const signed = story.filter(one => one.signed.startsWith('y') || one.signed.startsWith('with')).length
  const tally =
    story.length === 0
      ? l10n.t('none yet')
      : damage.length > 0
        ? html`<span class="attention">${count(damage.length, l10n.t('{0} thing wrong', damage.length), l10n.t('{0} things wrong', damage.length))}</span>`
        : l10n.t('{0} events · {1} signed and checked', story.length + earlier, signed)
  return part({ key: 'story', title: l10n.t('Ledger'), tally, open: damage.length > 0 }, desk, () => {
    const shown = pageOf('story', page, desk)
    const days = [...Map.groupBy(story.slice(0, shown), ({ day }) => day)]
    return html`${damage.map(message => html`<p class="hindrance">${message}</p>`)}
      ${story.length === 0 ? html`<p class="faint">${opened ? l10n.t('Nothing happened yet.') : l10n.t('The packet is not open: nothing on its page is proved.')}</p>` : nothing}
      ${days.map(
        ([day, events]) => html`<h3>${dayText(day, today)}</h3>
          <ul class="plain-list story">${repeat(
            events,
            ({ event }) => event,
            one => line(one, desk),
          )}</ul>`,
      )}
      ${more('story', Math.min(shown, story.length), story.length, page * 4, desk)}
      ${earlier > 0 && shown >= story.length ? html`<p class="faint">${l10n.parts('{0} earlier events: {1} tells all.', earlier, html`<code>countersign ledger log</code>`)}</p>` : nothing}`
  })
}

function line({ time, actor, did, signed, words, trouble, counts, about }: Told, desk: Desk): Part {
  return html`<li class="${counts ? '' : 'void'} ${isHere(about, desk) ? 'here' : ''}">
    <p>${mark(proof(signed))}<span class="faint">${time}</span> <strong>${actor}</strong> ${linked(did, desk)}. <span class="faint">${seal(signed, actor)}</span></p>
    ${words.map(quoted)} ${trouble.map(text => html`<p class="hindrance">${text}</p>`)}
    ${counts ? nothing : html`<p class="faint">${l10n.t('Does not count.')}</p>`}
  </li>`
}

/** What has a place on the page is a way there. */
const linked = (did: string, desk: Desk) =>
  did.split(/\b([FCHQNPODRE][1-9]\d*)\b/).map((text, index) => {
    const place = index % 2 === 1 ? desk.view.places.find(({ name }) => name === text) : undefined
    return place
      ? html`<a href="#" @click=${(event: Event) => {
          event.preventDefault()
          desk.say({ type: 'show', range: place.range, focus: true })
        }}>${text}</a>`
      : text
  })

const proof = (signed: Told['signed']) => (signed === 'no' ? 'warn' : signed === 'not expected' ? 'draft' : 'good')

function seal(signed: Told['signed'], actor: string): string {
  if (signed === 'not expected') return isAgent(actor) ? l10n.t('agent, no signature asked') : ''
  if (signed === 'no') return l10n.t('not signed')
  return signed === 'yes'
    ? l10n.t('signed')
    : signed === 'with touch'
      ? l10n.t('signed with touch')
      : l10n.t('signed with touch and PIN')
}
