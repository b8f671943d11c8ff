// How the work went, as plots with their numbers beside them: per role and never per person.
import { html, nothing, svg } from 'lit-html'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { type Part, part } from './parts.ts'
import { daysBetween, dayText } from './words.ts'

type Measures = NonNullable<PanelView['measures']>

export function measures(desk: Desk): Part {
  const { measures, today } = desk.view
  if (!measures) return nothing
  return part({ key: 'measures', title: l10n.t('Measures'), open: false }, desk, () => {
    const { openObjections, drafts, rejections, objections, reviews, hoursToFirstReady, handoffs, bounces } = measures
    return html`${openOverTime(openObjections, today)} ${bars(l10n.t('Drafts of agents'), drafts)} ${bars(l10n.t('Rejected because'), rejections)}
      ${byRole(l10n.t('Objections by role'), objections)} ${byRole(l10n.t('Reviews by role'), reviews)}
      <p class="faint">
        ${hoursToFirstReady === undefined ? l10n.t('Not marked ready yet') : l10n.t('First marked ready after {0}', spell(hoursToFirstReady))} · ${l10n.t('handoffs: {0}, returns: {1}', handoffs, bounces)}
      </p>`
  })
}

const spell = (hours: number) =>
  hours < 48 ? l10n.t('{0} h', Math.round(hours)) : l10n.t('{0} d', Math.round(hours / 24))

function openOverTime(line: Measures['openObjections'], today: string): Part {
  const [first] = line
  if (!first) return nothing
  const days = Math.max(1, daysBetween(first.day, today))
  const most = Math.max(1, ...line.map(({ open }) => open))
  const x = (day: string) => (daysBetween(first.day, day) / days) * 100
  const y = (open: number) => 30 - (open / most) * 28
  const path = line.reduce(
    (d, { day, open }, index) => `${d}${index === 0 ? `M0 ${y(open)}` : `H${x(day)}V${y(open)}`}`,
    '',
  )
  return html`<figure>
    <figcaption>${l10n.t('Open objections, {0} to today: {1} now, {2} at most', dayText(first.day, today), line.at(-1)!.open, most)}</figcaption>
    <svg class="steps" viewBox="0 0 100 31" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${svg`<path class="area" d=${`${path}H100V30H0Z`} /><path class="line" d=${`${path}H100`} />`}
    </svg>
    <details class="as-table">
      <summary>${l10n.t('As a table')}</summary>
      <table>
        <thead><tr><th scope="col">${l10n.t('Day')}</th><th scope="col">${l10n.t('Open at its end')}</th></tr></thead>
        <tbody>${line.map(({ day, open }) => html`<tr><th scope="row">${dayText(day, today)}</th><td>${open}</td></tr>`)}</tbody>
      </table>
    </details>
  </figure>`
}

/** Bars whose table is the plot: each row has its number. */
function bars(title: string, counts: Readonly<Record<string, number>>): Part {
  const rows = Object.entries(counts)
  if (rows.length === 0) return nothing
  const most = Math.max(1, ...rows.map(([, amount]) => amount))
  return html`<table class="bars">
    <caption>${title}</caption>
    <tbody>${rows.map(([name, amount]) => bar(name, amount, most))}</tbody>
  </table>`
}

function byRole(title: string, roles: Measures['objections']): Part {
  const rows = Object.entries(roles).flatMap(([role, counts]) =>
    Object.entries(counts).map(([what, amount]) => [`${role}: ${what}`, amount] as const),
  )
  return bars(title, Object.fromEntries(rows))
}

const bar = (name: string, amount: number, most: number): Part => html`<tr>
  <th scope="row">${name}</th>
  <td class="number">${amount}</td>
  <td class="plot">
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${svg`<rect x="0" y="1" height="6" width=${(amount / most) * 100} />`}</svg>
  </td>
</tr>`
