// Evidence on a time line with the packet's own days: how long each capture is good for, and what lapses before the
// decision. The lanes are for the eye; each line says the same in words, and a table has all of it.
import { html, nothing, svg, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { lookButton, looks } from './looks.ts'
import { goButton, isHere, isOpen, type Mood, mark, more, type Part, pageOf, part, toggled } from './parts.ts'
import { stateWord } from './state-words.ts'
import { daysBetween, dayText, distance } from './words.ts'

type Evidence = PanelView['evidence'][number]

const page = 60

const moods: Readonly<Record<Evidence['state'], Mood>> = {
  changed: 'bad',
  missing: 'bad',
  stale: 'bad',
  lapses: 'warn',
  'not checked': 'none',
  fresh: 'good',
}

export function evidence(desk: Desk): Part {
  const { evidence, today } = desk.view
  const tally = [...Map.groupBy(evidence, ({ state }) => state)]
    .map(([state, some]) => `${some.length} ${stateWord(state)}`)
    .join(' · ')
  const [first] = evidence
    .filter(({ until, state }) => until && (state === 'fresh' || state === 'lapses'))
    .map(({ id, until }) => ({ id, until: until! }))
    .sort((a, b) => (a.until < b.until ? -1 : 1))
  return part({ key: 'evidence', title: l10n.t('Evidence'), tally, open: evidence.length > 0 }, desk, () => {
    if (evidence.length === 0) return html`<p class="faint">${l10n.t('The page cites none.')}</p>`
    const scale = scaleOf(desk.view)
    const shown = pageOf('evidence', page, desk)
    return html`${first ? html`<p class="faint">${l10n.t('{0} lapses next: {1}, {2}.', first.id, dayText(first.until, today), distance(first.until, today))}</p>` : nothing}
      ${looks(desk)} ${axis(scale, desk.view)}
      <ul class="list lanes" data-list="evidence">
        ${repeat(
          evidence.slice(0, shown),
          ({ id }) => id,
          one => line(one, scale, desk),
        )}
      </ul>
      ${more('evidence', Math.min(shown, evidence.length), evidence.length, page, desk)} ${table(desk)}`
  })
}

function line(one: Evidence, scale: Scale, desk: Desk): Part {
  const { id, title, kind, class: is, says, state, supports, restricted, frozen, captured, range } = one
  const key = `evidence/${id}`
  const open = isOpen(key, desk)
  const { today } = desk.view
  return html`<li class=${isHere([id], desk) ? 'here' : ''}>
    <details ?open=${open} @toggle=${toggled(key, open, desk)}>
      <summary data-item data-start=${range.start} data-end=${range.end}>
        <span class="id">${mark(moods[state])}${id}</span>${lane(one, scale)}<span class="until">${brief(one, today)}</span>
      </summary>
      ${
        open
          ? html`<div class="inside">
              <p><strong>${title}</strong></p>
              <p class="faint">${kind}${is ? html`, ${is}` : nothing}${captured ? ` · ${l10n.t('captured {0}', dayText(captured, today))}` : nothing}${frozen ? ` · ${l10n.t('frozen')}` : ''}${restricted.length > 0 ? ` · ${l10n.t('for {0}', restricted.join(', '))}` : nothing}</p>
              <p>${says.charAt(0).toUpperCase()}${says.slice(1)}.</p>
              <p class="faint">${supports.length > 0 ? l10n.t('Holds up {0}', supports.join(' ')) : l10n.t('Nothing rests on it')}</p>
              <p class="buttons">${lookButton(id, desk)}${goButton(range, id, desk)}</p>
            </div>`
          : nothing
      }
    </details>
  </li>`
}

function brief({ state, until }: Evidence, today: string): string {
  if (state === 'changed') return l10n.t('changed')
  if (state === 'missing') return l10n.t('not found')
  if (state === 'not checked') return l10n.t('not checked')
  if (state === 'stale') return until ? l10n.t('lapsed {0}', dayText(until, today)) : l10n.t('not fresh')
  return until ? l10n.t('to {0}', dayText(until, today)) : l10n.t('does not lapse')
}

type Scale = {
  readonly from: string
  readonly days: number
  readonly marks: readonly { readonly day: string; readonly says: string }[]
}

/** From the first capture to the last day that matters, at most half a year ahead: far days would flatten the near ones. */
function scaleOf({ evidence, dates, today }: PanelView): Scale {
  const days = evidence.flatMap(({ captured, until }) => [captured, until].filter(day => day !== undefined))
  const named = dates.filter(({ says }) => says === 'decision' || says === 'expires')
  const from = [...days, today].reduce((a, b) => (a < b ? a : b))
  const end = [...days, ...named.map(({ day }) => day), today].reduce((a, b) => (a > b ? a : b))
  const span = Math.min(daysBetween(from, end), daysBetween(from, today) + 60)
  const first = Math.max(0, daysBetween(from, today) - 120)
  const begin = new Date(Date.parse(from) + first * 86_400_000).toISOString().slice(0, 10)
  const length = Math.max(14, span - first + 2)
  const marks = [{ day: today, says: 'today' }, ...named]
  return { from: begin, days: length, marks: marks.filter(({ day }) => isWithin(daysBetween(begin, day), length)) }
}

const isWithin = (days: number, length: number) => days >= 0 && days <= length

const place = (day: string, { from, days }: Scale) => Math.min(100, Math.max(0, (daysBetween(from, day) / days) * 100))

function lane({ captured, until, state }: Evidence, scale: Scale): TemplateResult {
  const begin = captured ? place(captured, scale) : 0
  const end = until ? place(until, scale) : 100
  const width = Math.max(1.5, end - begin)
  return html`<svg class="lane" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${scale.marks.map(({ day, says }) => svg`<line class=${`at ${says}`} x1=${place(day, scale)} x2=${place(day, scale)} y1="0" y2="10" />`)}
    <rect class=${`bar ${moods[state]} ${until ? '' : 'endless'}`} x=${begin} y="3" width=${width} height="4" />
  </svg>`
}

/** What the lines across the lanes mean. */
function axis(scale: Scale, { today }: PanelView): Part {
  const labels = scale.marks.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return html`<p class="axis" aria-hidden="true">
    ${labels.map(({ day, says }) => html`<span class=${`key ${says}`}>${says === 'today' ? l10n.t('today') : `${stateWord(says)} ${dayText(day, today)}`}</span>`)}
  </p>`
}

const columns = (...titles: readonly string[]) => titles.map(title => html`<th scope="col">${title}</th>`)

function table(desk: Desk): Part {
  const { evidence, dates, today } = desk.view
  const open = isOpen('evidence/table', desk)
  return html`<details class="as-table" ?open=${open} @toggle=${toggled('evidence/table', open, desk)}>
    <summary>${l10n.t('As a table, with the packet’s own days')}</summary>
    ${
      open
        ? html`<div class="scroll" role="region" aria-label=${l10n.t('Evidence and days')} tabindex="0">
            <table>
              <caption class="unseen">${l10n.t('Evidence by freshness')}</caption>
              <thead><tr>${columns(l10n.t('Evidence'), l10n.t('Captured'), l10n.t('Fresh until'), l10n.t('State'), l10n.t('Holds up'))}</tr></thead>
              <tbody>
                ${evidence.map(
                  ({ id, captured, until, state, supports }) =>
                    html`<tr><th scope="row">${id}</th><td>${captured ? dayText(captured, today) : '—'}</td><td>${until ? dayText(until, today) : '—'}</td><td>${stateWord(state)}</td><td>${supports.join(' ') || '—'}</td></tr>`,
                )}
              </tbody>
            </table>
            ${
              dates.length > 0
                ? html`<table>
                    <caption class="unseen">${l10n.t('Days of the packet')}</caption>
                    <thead><tr>${columns(l10n.t('Day'), l10n.t('What'))}</tr></thead>
                    <tbody>${dates.map(({ says, day }) => html`<tr><th scope="row">${dayText(day, today)}</th><td>${stateWord(says)}, ${distance(day, today)}</td></tr>`)}</tbody>
                  </table>`
                : nothing
            }
          </div>`
        : nothing
    }
  </details>`
}
