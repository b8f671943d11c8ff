// Objections with their threads: what is contested first, the rest a click away, long lists page by page.
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk, Filter } from './desk.ts'
import { l10n } from './l10n.ts'
import {
  actButton,
  goButton,
  isHere,
  isOpen,
  type Mood,
  mark,
  more,
  type Part,
  pageOf,
  part,
  quoted,
  toggled,
} from './parts.ts'
import { stateWord } from './state-words.ts'
import { age, dayText, isAgent, short } from './words.ts'

type Objection = PanelView['objections'][number]

const page = 50
/** From so many on, they can be searched. */
const searchable = 12

const of: Readonly<Record<Objection['status'], Filter>> = {
  open: 'contested',
  sustained: 'contested',
  answered: 'contested',
  unconfirmed: 'contested',
  carried: 'carried',
  withdrawn: 'withdrawn',
}
const filters: readonly (readonly [Filter, string])[] = [
  ['contested', l10n.t('contested')],
  ['carried', l10n.t('carried')],
  ['withdrawn', l10n.t('withdrawn')],
  ['all', l10n.t('all')],
]
const moods: Readonly<Record<Objection['status'], Mood>> = {
  open: 'bad',
  sustained: 'bad',
  answered: 'warn',
  unconfirmed: 'draft',
  carried: 'warn',
  withdrawn: 'good',
}

export function objections(desk: Desk): Part {
  const { objections } = desk.view
  const amounts = new Map<Filter, number>([['all', objections.length]])
  for (const { status } of objections) amounts.set(of[status], (amounts.get(of[status]) ?? 0) + 1)
  const tally = filters
    .slice(0, 3)
    .flatMap(([name, label]) => (amounts.has(name) ? [`${amounts.get(name)} ${label}`] : []))
    .join(' · ')
  return part({ key: 'objections', title: l10n.t('Objections'), tally, open: objections.length > 0 }, desk, () => {
    const found = objections.filter(one => isShown(one, desk))
    const shown = pageOf('objections', page, desk)
    return html`${objections.length > 1 ? bar(amounts, desk) : nothing}
      <ul class="list" data-list="objections">
        ${repeat(
          found.slice(0, shown),
          ({ id }) => id,
          one => line(one, desk),
        )}
      </ul>
      ${found.length === 0 ? html`<p class="faint">${objections.length === 0 ? l10n.t('Nobody objects.') : l10n.t('None of these.')}</p>` : nothing}
      ${more('objections', Math.min(shown, found.length), found.length, page, desk)}
      <p class="buttons">${desk.view.opened ? actButton('object', undefined, desk) : nothing}</p>`
  })
}

function isShown({ status, id, words, by, targets }: Objection, { look }: Desk): boolean {
  if (look.filter !== 'all' && of[status] !== look.filter) return false
  const wanted = look.search.trim().toLowerCase()
  return wanted === '' || [id, by, words, ...targets].some(text => text.toLowerCase().includes(wanted))
}

function bar(amounts: ReadonlyMap<Filter, number>, desk: Desk): Part {
  const { filter, search } = desk.look
  return html`<div class="filters">
    <div role="group" aria-label=${l10n.t('Which objections')} class="chips">
      ${filters.map(
        ([name, label]) =>
          html`<button type="button" class="chip" aria-pressed=${filter === name} @click=${() => desk.arrange({ filter: name })}>
            ${name === 'all' ? label : `${label} ${amounts.get(name) ?? 0}`}
          </button>`,
      )}
    </div>
    ${
      (amounts.get('all') ?? 0) < searchable
        ? nothing
        : html`<input
            type="search"
            aria-label=${l10n.t('Search objections')}
            placeholder=${l10n.t('Search')}
            .value=${search}
            @input=${(event: Event) => desk.arrange({ search: (event.target as HTMLInputElement).value })}
          />`
    }
  </div>`
}

function line(one: Objection, desk: Desk): Part {
  const { id, status, by, role, targets, words, days, range } = one
  const key = `objection/${id}`
  const open = isOpen(key, desk)
  return html`<li class=${isHere([id, ...targets], desk) ? 'here' : ''}>
    <details ?open=${open} @toggle=${toggled(key, open, desk)}>
      <summary data-item data-start=${range?.start ?? nothing} data-end=${range?.end ?? nothing}>
        <span class="id">${mark(moods[status])}${id}</span>
        <span class="says">
          <span class="meta">${l10n.parts('{0} on {1}', html`<strong>${by}</strong>${role ? ` (${role})` : nothing}`, targets.map(short).join(', '))}<span class="faint"> · ${stateWord(status)}${days === undefined ? nothing : html`, ${age(days)}`}</span></span>
          ${open ? nothing : html`<span class="start">${words}</span>`}
        </span>
      </summary>
      ${open ? html`<div class="inside">${thread(one, desk)}</div>` : nothing}
    </details>
  </li>`
}

function thread({ id, words, thread, carried, acts, range, day }: Objection, desk: Desk): Part {
  const { today, opened } = desk.view
  return html`${quoted(words)}
    <ol class="thread">
      ${thread.map(
        ({ verb, by, day, words, proven }) => html`<li>
          <p><strong>${by}</strong> <span class="faint">${stateWord(verb)}${day ? html`, ${dayText(day, today)}` : nothing}${whose(by, proven, opened)}</span></p>
          ${quoted(words)}
        </li>`,
      )}
      ${
        carried
          ? html`<li>
              <p><strong>${carried.by}</strong> <span class="faint">${carried.until ? l10n.t('carries it as {0} until {1}', carried.id, dayText(carried.until, today)) : l10n.t('carries it as {0}', carried.id)}</span></p>
              ${quoted(carried.words)}
            </li>`
          : nothing
      }
    </ol>
    ${range ? nothing : html`<p class="faint">${l10n.t('The page does not show it.')}</p>`}
    ${day && !opened ? html`<p class="faint">${l10n.t('The page says so; no ledger proves it.')}</p>` : nothing}
    <p class="buttons">${acts.map((act, index) => actButton(act, id, desk, index === 0 ? 'main' : 'other'))}${goButton(range, id, desk)}</p>`
}

/** An agent's answer clears nothing, and neither does a name that nobody proved. */
const whose = (by: string, proven: boolean, opened: boolean) =>
  isAgent(by) ? ` · ${l10n.t('an agent’s, clears nothing')}` : opened && !proven ? ` · ${l10n.t('unproven')}` : ''
