// The small pieces that every part of the panel is made of.
import { html, nothing, type TemplateResult } from 'lit-html'
import type { PanelAct } from '../../schemas/panel.ts'
import type { Desk, Range } from './desk.ts'
import { l10n } from './l10n.ts'

export type Part = TemplateResult | typeof nothing

/** A part with a heading that opens and closes. What is in it is only drawn while it is open. */
export function part(
  { key, title, tally = '', open }: { key: string; title: string; tally?: string | Part; open: boolean },
  desk: Desk,
  content: () => Part,
): TemplateResult {
  const isOpen = desk.look.open[key] ?? open
  return html`<details class="part" id=${`part-${key}`} ?open=${isOpen} @toggle=${toggled(key, isOpen, desk)}>
    <summary><h2>${title}</h2><span class="tally">${tally}</span></summary>
    ${isOpen && (!desk.begins || isInSight(key)) ? html`<div class="inside">${content()}</div>` : nothing}
  </details>`
}

/** A window shows the first part at once and, where it is wide enough for two columns, the first of the second. */
const isInSight = (key: string) => key === 'blocks' || (key === 'evidence' && matchMedia('(min-width: 640px)').matches)

/** The browser has opened or closed it already; it is drawn that way from now on. */
export const toggled = (key: string, isOpen: boolean, desk: Desk) => (event: Event) => {
  const { open } = event.currentTarget as HTMLDetailsElement
  if (open !== isOpen) desk.arrange({ open: { ...desk.look.open, [key]: open } })
}

export const isOpen = (key: string, desk: Desk): boolean => desk.look.open[key] ?? false

const labels: Readonly<Record<PanelAct, string>> = {
  accept: l10n.t('Accept'),
  reject: l10n.t('Reject'),
  object: l10n.t('Object'),
  answer: l10n.t('Answer'),
  sustain: l10n.t('Sustain'),
  withdraw: l10n.t('Withdraw'),
  carry: l10n.t('Carry as a risk'),
  'confirm-objection': l10n.t('Confirm as mine'),
  'confirm-claim': l10n.t('It still holds'),
  'confirm-charter': l10n.t('Confirm charter'),
  open: l10n.t('Open packet'),
  assign: l10n.t('Assign reviewer'),
  transfer: l10n.t('Transfer'),
  review: l10n.t('Sign off'),
  hold: l10n.t('Hold'),
  resume: l10n.t('Lift hold'),
  escalate: l10n.t('Escalate'),
  'close-escalation': l10n.t('Close escalation'),
  dismiss: l10n.t('Dismiss'),
  ready: l10n.t('Mark ready'),
  'hand-off': l10n.t('Hand off'),
  'record-intake': l10n.t('Record intake'),
  'answer-return': l10n.t('Answer return'),
  done: l10n.t('Done'),
  drop: l10n.t('Drop'),
}

/** Acts that are about one thing of the page. Any other asks for what it needs. */
const isAbout: ReadonlySet<PanelAct> = new Set([
  'accept',
  'reject',
  'object',
  'answer',
  'sustain',
  'withdraw',
  'carry',
  'confirm-objection',
  'confirm-claim',
  'done',
  'drop',
])

/** What waits for somebody else is not pressed first. */
export const weight = ({ yours }: { readonly yours: boolean }, { view }: Desk): 'main' | 'other' =>
  yours || view.me === undefined ? 'main' : 'other'

/** The three dots say that the editor asks before anything is signed. */
export function actButton(
  act: PanelAct,
  about: string | undefined,
  desk: Desk,
  main: 'main' | 'other' = 'other',
): Part {
  if (!desk.trusted) return nothing
  const label = labels[act]
  const named = about && isAbout.has(act) && /^[A-Z][1-9]\d*$/.test(about) ? about : undefined
  return html`<button
    type="button"
    class=${main}
    aria-label=${named ? `${label} ${named}…` : `${label}…`}
    @click=${() => desk.say({ type: 'act', act, ...(named ? { about: named } : {}) })}
  >
    ${label}…
  </button>`
}

/** Goes to the text, and takes the keyboard there. */
export const goButton = (range: Range | undefined, name: string, desk: Desk): Part =>
  range
    ? html`<button type="button" class="plain" aria-label=${l10n.t('Go to text of {0}', name)} @click=${() => desk.say({ type: 'show', range, focus: true })}>${l10n.t('Go to text')}</button>`
    : nothing

/** More of a long list, page by page. */
export function more(key: string, shown: number, all: number, page: number, desk: Desk): Part {
  if (all <= shown || desk.begins) return nothing
  const next = Math.min(page, all - shown)
  return html`<button
    type="button"
    class="plain more"
    @click=${() => desk.arrange({ pages: { ...desk.look.pages, [key]: shown + page } })}
  >
    ${l10n.t('Show {0} more of {1}', next, all)}
  </button>`
}

export const pageOf = (key: string, page: number, { look, begins }: Desk): number =>
  Math.min(look.pages[key] ?? page, begins ? inSight : Number.POSITIVE_INFINITY)

/** More lines of one list than a window is high. */
const inSight = 12

/** A mark whose shape says what its colour says. */
export type Mood = 'bad' | 'warn' | 'good' | 'draft' | 'none'
export const mark = (mood: Mood): TemplateResult => html`<span class="mark ${mood}" aria-hidden="true"></span>`

/** Quoted words of a person, in their own lines. */
export const quoted = (words: string): Part => (words === '' ? nothing : html`<p class="words">${cites(words)}</p>`)

/** What is typed looks like it. */
export const coded = (says: string): readonly (string | TemplateResult)[] =>
  says.split('`').map((one, index) => (index % 2 === 1 ? html`<code>${one}</code>` : one))

/** The marks of footnotes, as readers know them. */
export function cites(text: string): readonly (string | TemplateResult)[] {
  return text.split(/\[\^(\w+)\]/).map((one, index) => (index % 2 === 1 ? html`<sup class="cite">${one}</sup>` : one))
}

/** Something in which the cursor of the editor stands. */
export const isHere = (names: readonly string[], desk: Desk): boolean =>
  desk.here !== undefined && names.includes(desk.here)
