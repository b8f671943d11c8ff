// Where the cursor stands: what is known of that statement, in one line that is always there.
import { html, nothing } from 'lit-html'
import type { PanelView } from '../../schemas/panel.ts'
import type { Desk } from './desk.ts'
import { l10n } from './l10n.ts'
import { mark, type Part } from './parts.ts'
import { stateWord } from './state-words.ts'
import { dayText, short } from './words.ts'

/** The innermost thing with a name around an offset; a section reaches to the next one. */
export function nameAt(offset: number, { places }: PanelView): string | undefined {
  const inside = places.filter(({ range }) => range.start <= offset && offset <= range.end)
  const [closest] = inside.sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start))
  if (closest) return closest.name
  return places.filter(({ name, range }) => name.startsWith('section ') && range.start <= offset).at(-1)?.name
}

export function here(desk: Desk): Part {
  const { here: name, view } = desk
  if (name === undefined) return nothing
  const objected = view.objections.filter(({ targets, status }) => targets.includes(name) && status !== 'withdrawn')
  const drafted = view.drafts.filter(({ targets }) => targets.includes(name))
  const rests = view.evidence.filter(({ supports }) => supports.includes(name))
  const weak = rests.filter(({ state }) => state === 'stale' || state === 'changed' || state === 'missing')
  const accepted = view.accepted.find(one => one.name === name || `section "${one.name}"` === name)
  const bad = objected.some(({ status }) => status !== 'carried') || weak.length > 0
  const facts = [
    objected.map(({ id, status }) => `${id} ${stateWord(status)}`).join(', '),
    drafted.map(({ id }) => l10n.t('{0} is a draft for it', id)).join(', '),
    weak.length > 0
      ? `${weak.map(({ id, state }) => `${id} ${stateWord(state)}`).join(', ')}`
      : rests.length > 0
        ? l10n.t('rests on {0}', rests.map(({ id }) => id).join(' '))
        : '',
    accepted ? standing(accepted, view.today) : '',
  ].filter(Boolean)
  return html`<footer class="cursor" aria-label=${l10n.t('At the cursor')}>
    <p>${mark(bad ? 'bad' : drafted.length > 0 ? 'draft' : 'none')}<strong>${short(name)}</strong> <span>${facts.join(' · ') || l10n.t('nothing to say about it')}</span></p>
  </footer>`
}

const standing = ({ state, by, day }: PanelView['accepted'][number], today: string): string =>
  state === 'accepted'
    ? l10n.t('accepted by {0}, {1}', by ?? '', day ? dayText(day, today) : '')
    : state === 'never accepted'
      ? stateWord(state)
      : l10n.t('{0} since {1} accepted it', stateWord(state), by ?? '')
