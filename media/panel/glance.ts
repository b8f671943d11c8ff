// What is seen in the first five seconds, without scrolling: what this is and how it stands, who owns it, the one next
// thing to do, and a line each for what blocks, what is contested, what is only a draft, what lapses, and who has to sign.
import { html, nothing } from 'lit-html'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { actButton, coded, goButton, type Mood, mark, type Part, weight } from './parts.ts'
import { stateWord } from './state-words.ts'
import { count, dayText, distance, short } from './words.ts'

const moods: Readonly<Record<PanelView['verdict'], Mood>> = {
  drafting: 'draft',
  blocked: 'bad',
  'on hold': 'warn',
  escalated: 'bad',
  'ready for review': 'good',
  'ready for handoff': 'good',
  'handed off': 'good',
  returned: 'warn',
}

export function glance(desk: Desk): Part {
  const { view, alone } = desk
  const { number, title, verdict } = view
  return html`<header class="head">
      <p class="which"><span class="number">${number}</span><strong class="verdict ${moods[verdict]}">${mark(moods[verdict])}${stateWord(verdict)}</strong></p>
      <h1>${title || html`<em>${l10n.t('No title yet')}</em>`}</h1>
      ${people(desk)}
    </header>
    ${noted(desk)}
    ${view.stops.map(stop => stopped(stop, desk))} ${isSaid(view) || alone ? nothing : next(desk)}
    <nav aria-label=${l10n.t('At a glance')}><ul class="glance">${rows(view).map(row => line(row))}</ul></nav>`
}

function noted({ trusted, alone }: Desk): Part {
  const says =
    alone ??
    (trusted
      ? undefined
      : l10n.t('This workspace is not trusted: you can read everything here, and nothing is signed.'))
  return says === undefined ? nothing : html`<p class="note">${says}</p>`
}

function people({ view }: Desk): Part {
  const { owner, coordinator, today, dates } = view
  const decision = dates.find(({ says }) => says === 'decision') ?? dates.find(({ says }) => says === 'expires')
  return html`<dl class="who">
    <dt>${l10n.t('Owner')}</dt>
    <dd>${owner ? person(owner, view) : html`<em>${l10n.t('nobody yet')}</em>`}</dd>
    <dt>${l10n.t('Coordinator')}</dt>
    <dd>${coordinator ? person({ ...coordinator, since: undefined }, view) : html`<em>${l10n.t('nobody yet')}</em>`}</dd>
    ${
      decision
        ? html`<dt>${decision.says === 'decision' ? l10n.t('Decision') : l10n.t('Expires')}</dt>
            <dd>${dayText(decision.day, today)}, ${distance(decision.day, today)}</dd>`
        : nothing
    }
  </dl>`
}

function person(
  { who, called, since, from, proven }: NonNullable<PanelView['owner']>,
  { today, opened }: PanelView,
): Part {
  return html`<strong>${called ?? who}</strong>${called ? html` <span class="handle">${who}</span>` : nothing}${
    since
      ? html`<span class="faint">${from ? l10n.t(', since {0} from {1}', dayText(since, today), from) : l10n.t(', since {0}', dayText(since, today))}</span>`
      : nothing
  }${opened && !proven ? html` <span class="faint">${l10n.t('(unproven)')}</span>` : nothing}`
}

function stopped({ kind, by, day, path, evidence, words, who, acts }: PanelView['stops'][number], desk: Desk): Part {
  const { today, next, me } = desk.view
  const ends = isSaid(desk.view) ? next?.who : who
  const isNext = acts.some(act => act === next?.act)
  const yours = isNext ? next?.yours === true : ends === undefined || ends.split(' or ').some(isMaybe(me))
  const what = {
    hold: path ? l10n.t('Referred: {0}', path) : l10n.t('On hold'),
    suspicion: l10n.t('A suspicion'),
    escalation: l10n.t('Escalated to {0}', path ?? ''),
    alarm: l10n.t('{0} calls for {1}', evidence ?? '', path ?? ''),
  }
  return html`<section class="card bad" aria-label=${what[kind]}>
    <p><strong>${what[kind]}</strong> <span class="faint">${day ? l10n.t('by {0}, {1}', by, dayText(day, today)) : l10n.t('by {0}', by)}</span></p>
    ${words ? html`<p class="words">${words}</p>` : nothing}
    <p class="faint">${l10n.t('Everything else stands still.')} ${ends ? l10n.parts('{0} ends it.', html`<strong>${ends}</strong>`) : nothing}</p>
    <p class="buttons">${acts.map((act, index) => actButton(act, undefined, desk, index === 0 ? weight({ yours }, desk) : 'other'))}</p>
  </section>`
}

/** The reader, or a role that the reader may hold. */
const isMaybe = (me: string | undefined) => (who: string) => who === me || !who.startsWith('@')

/** What stands still says who ends it, and that is all there is to do. */
const isSaid = ({ stops, next }: PanelView) =>
  stops.length > 0 && (next?.code === 'escalated' || next?.code === 'on-hold')

function next(desk: Desk): Part {
  const { next: task, boundary } = desk.view
  if (!task) return desk.view.verdict === 'handed off' ? html`<p class="note">${boundary}</p>` : nothing
  const { who, does, says, act, about, range, yours } = task
  return html`<section class="card next" aria-label=${l10n.t('Next')}>
    <p class="label">${yours ? l10n.t('Next, and yours') : l10n.t('Next')}</p>
    <p class="todo"><strong>${who}</strong> ${does}</p>
    <p class="faint">${coded(says)}</p>
    <p class="buttons">${act ? actButton(act, about || undefined, desk, weight(task, desk)) : nothing}${goButton(range, about, desk)}</p>
  </section>`
}

type Row = {
  readonly to: string
  readonly label: string
  readonly mood: Mood
  readonly amount: string
  readonly names: string
}

function rows(view: PanelView): readonly Row[] {
  const { blocks, waits, objections, drafts, evidence, people, me } = view
  const contested = objections.filter(({ status }) => status !== 'withdrawn' && status !== 'carried')
  const bad = evidence.filter(({ state }) => state === 'stale' || state === 'changed' || state === 'missing')
  const soon = evidence.filter(({ state }) => state === 'lapses')
  const asked = people.filter(({ mandatory }) => mandatory)
  const signed = asked.filter(({ state }) => state === 'concurs' || state === 'recused')
  const against = asked.filter(({ state }) => state === 'objects')
  const toCome = asked.filter(one => !signed.includes(one) && !against.includes(one))
  return [
    {
      to: 'blocks',
      label: l10n.t('Blocks'),
      mood: blocks.length > 0 ? 'bad' : waits.length > 0 ? 'none' : 'good',
      amount: String(blocks.length),
      names:
        blocks.length > 0
          ? shares(blocks, me)
          : waits.length > 0
            ? l10n.t('nothing; still to do: {0}', waits.length)
            : l10n.t('nothing stands in the way'),
    },
    {
      to: 'objections',
      label: l10n.t('Contested'),
      mood: contested.length > 0 ? 'bad' : 'good',
      amount: String(contested.length),
      names:
        listed(contested, ({ id, targets }) => l10n.t('{0} on {1}', id, targets.map(short).join(', '))) ||
        settled(objections.length),
    },
    {
      to: 'drafts',
      label: l10n.t('Only a draft'),
      mood: drafts.length > 0 ? 'draft' : 'good',
      amount: String(drafts.length),
      names:
        listed(drafts, ({ id, targets }) => `${id} → ${targets.map(short).join(', ')}`) || l10n.t('no draft waits'),
    },
    {
      to: 'evidence',
      label: l10n.t('Evidence'),
      mood: bad.length + soon.length > 0 ? 'warn' : evidence.length > 0 ? 'good' : 'none',
      amount: String(bad.length + soon.length),
      names:
        [
          bad.length > 0 ? l10n.t('not fresh: {0}', idsOf(bad)) : '',
          soon.length > 0 ? l10n.t('lapse soon: {0}', idsOf(soon)) : '',
        ]
          .filter(Boolean)
          .join(' · ') ||
        (evidence.length > 0 ? l10n.t('{0} fresh or unchanged', evidence.length) : l10n.t('the page cites none')),
    },
    {
      to: 'people',
      label: l10n.t('Sign-offs'),
      mood: against.length > 0 ? 'bad' : toCome.length > 0 ? 'warn' : asked.length > 0 ? 'good' : 'none',
      amount: `${signed.length}/${asked.length}`,
      names:
        [
          against.length > 0 ? l10n.t('objects: {0}', titlesOf(against)) : '',
          toCome.length > 0 ? l10n.t('to come: {0}', titlesOf(toCome)) : '',
        ]
          .filter(Boolean)
          .join(' · ') || (asked.length > 0 ? l10n.t('complete') : l10n.t('nobody has to')),
    },
  ]
}

/** More than one line holds, however wide the panel is: what is cut off at its edge is not worth measuring. */
const most = 24

const listed = <T>(some: readonly T[], name: (one: T) => string) =>
  [...some.slice(0, most).map(name), ...(some.length > most ? ['…'] : [])].join(' · ')

const titlesOf = (some: readonly { readonly title: string }[]) => some.map(({ title }) => title).join(', ')
const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).join(' ')

const settled = (all: number) =>
  all > 0
    ? count(all, l10n.t('{0} objection, settled', all), l10n.t('{0} objections, all settled', all))
    : l10n.t('no objection')

/** Who has how much to do, the reader before all others and then the first to act. */
function shares(blocks: PanelView['blocks'], me: string | undefined): string {
  const each = new Map<string, number>()
  if (me !== undefined && blocks.some(({ who }) => who === me)) each.set(me, 0)
  for (const { who } of blocks) each.set(who, (each.get(who) ?? 0) + 1)
  return [...each].map(([who, amount]) => `${who} ${amount}`).join(' · ')
}

const line = ({ to, label, mood, amount, names }: Row): Part => html`<li>
  <a href=${`#part-${to}`} data-to=${to}>
    ${mark(mood)}<span class="label">${label}</span><strong class="amount">${amount}</strong><span class="names" title=${names}>${names}</span>
  </a>
</li>`
