// The small pieces that every part of the panel is made of.
import { html, nothing, type TemplateResult } from 'lit-html'
import type { PanelAct } from '../../schemas/panel.ts'
import type { Desk, Range } from './desk.ts'
import { count } from './words.ts'

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
    ${isOpen ? html`<div class="inside">${content()}</div>` : nothing}
  </details>`
}

/** The browser has opened or closed it already; it is drawn that way from now on. */
export const toggled = (key: string, isOpen: boolean, desk: Desk) => (event: Event) => {
  const { open } = event.currentTarget as HTMLDetailsElement
  if (open !== isOpen) desk.arrange({ open: { ...desk.look.open, [key]: open } })
}

export const isOpen = (key: string, desk: Desk): boolean => desk.look.open[key] ?? false

const labels: Readonly<Record<PanelAct, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  object: 'Object',
  answer: 'Answer',
  sustain: 'Sustain',
  withdraw: 'Withdraw',
  carry: 'Carry as a risk',
  'confirm-objection': 'Confirm as mine',
  'confirm-claim': 'It still holds',
  'confirm-charter': 'Confirm charter',
  open: 'Open packet',
  assign: 'Assign reviewer',
  transfer: 'Transfer',
  review: 'Sign off',
  hold: 'Hold',
  resume: 'Lift hold',
  escalate: 'Escalate',
  'close-escalation': 'Close escalation',
  dismiss: 'Dismiss',
  ready: 'Mark ready',
  'hand-off': 'Hand off',
  'record-intake': 'Record intake',
  'answer-return': 'Answer return',
  done: 'Done',
  drop: 'Drop',
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
    ? html`<button type="button" class="plain" aria-label=${`Go to text of ${name}`} @click=${() => desk.say({ type: 'show', range, focus: true })}>Go to text</button>`
    : nothing

/** More of a long list, page by page. */
export function more(key: string, shown: number, all: number, page: number, desk: Desk): Part {
  if (all <= shown) return nothing
  const next = Math.min(page, all - shown)
  return html`<button
    type="button"
    class="plain more"
    @click=${() => desk.arrange({ pages: { ...desk.look.pages, [key]: shown + page } })}
  >
    Show ${next} more of ${count(all, 'entry', 'entries')}
  </button>`
}

export const pageOf = (key: string, page: number, desk: Desk): number => desk.look.pages[key] ?? page

/** A mark whose shape says what its colour says. */
export type Mood = 'bad' | 'warn' | 'good' | 'draft' | 'none'
export const mark = (mood: Mood): TemplateResult => html`<span class="mark ${mood}" aria-hidden="true"></span>`

/** Quoted words of a person, in their own lines. */
export const quoted = (words: string): Part => (words === '' ? nothing : html`<p class="words">${cites(words)}</p>`)

/** The marks of footnotes, as readers know them. */
export function cites(text: string): readonly (string | TemplateResult)[] {
  return text.split(/\[\^(\w+)\]/).map((one, index) => (index % 2 === 1 ? html`<sup class="cite">${one}</sup>` : one))
}

/** Something in which the cursor of the editor stands. */
export const isHere = (names: readonly string[], desk: Desk): boolean =>
  desk.here !== undefined && names.includes(desk.here)
