// The keyboard: one stop for each list, arrows inside of it. What gets the arrow is shown in the text, and the text does
// not take the keyboard for that; Enter opens it here, and with Ctrl or Cmd it goes there.
import type { Range } from './desk.ts'

type Show = (range: Range, focus: boolean) => void

/** What is closed is not drawn, so all that is there can be reached. */
const itemsOf = (list: Element): readonly HTMLElement[] =>
  [...list.querySelectorAll<HTMLElement>('[data-item]')].filter(item => item.closest('[data-list]') === list)

export function listen(root: HTMLElement, show: Show): void {
  root.addEventListener('keydown', event => pressed(event, show))
  root.addEventListener('focusin', ({ target }) => stopAt(target))
  root.addEventListener('click', event => {
    const item = (event.target as Element).closest<HTMLElement>('[data-item]')
    if (item) showItem(item, event.ctrlKey || event.metaKey, show)
    const to = (event.target as Element).closest<HTMLElement>('[data-to]')
    if (to) jump(to.dataset.to!, event)
  })
}

/** After something was drawn: each list has exactly one stop for the tab key. */
export function oneStopEach(root: HTMLElement): void {
  for (const list of root.querySelectorAll('[data-list]')) {
    const items = itemsOf(list)
    const stop = items.find(item => item.getAttribute('tabindex') === '0') ?? items[0]
    for (const item of items) item.setAttribute('tabindex', item === stop ? '0' : '-1')
  }
}

function stopAt(target: EventTarget | null): void {
  const item = (target as Element | null)?.closest<HTMLElement>('[data-item]')
  const list = item?.closest('[data-list]')
  if (!item || !list) return
  for (const other of itemsOf(list)) other.tabIndex = other === item ? 0 : -1
}

function pressed(event: KeyboardEvent, show: Show): void {
  const item = (event.target as Element).closest<HTMLElement>('[data-item]')
  const list = item?.closest('[data-list]')
  if (item && list && !event.altKey && answered(event, item, list, show)) event.preventDefault()
}

function answered({ key, ctrlKey, metaKey }: KeyboardEvent, item: HTMLElement, list: Element, show: Show): boolean {
  if (key === 'Enter' && (ctrlKey || metaKey)) {
    showItem(item, true, show)
    return true
  }
  const fold = item.parentElement
  if (fold instanceof HTMLDetailsElement && (key === 'ArrowRight' || key === 'ArrowLeft')) {
    fold.open = key === 'ArrowRight'
    return true
  }
  const items = itemsOf(list)
  const at = items.indexOf(item)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key]
  const next = to === undefined ? undefined : items[to]
  if (!next) return false
  next.focus()
  showItem(next, false, show)
  return true
}

function showItem({ dataset: { start, end } }: HTMLElement, focus: boolean, show: Show): void {
  if (start !== undefined && end !== undefined) show({ start: Number(start), end: Number(end) }, focus)
}

/** A line of the glance opens its part and goes there. */
function jump(key: string, event: Event): void {
  const part = document.getElementById(`part-${key}`)
  if (!(part instanceof HTMLDetailsElement)) return
  event.preventDefault()
  part.open = true
  part.scrollIntoView({ block: 'start' })
  part.querySelector('summary')?.focus({ preventScroll: true })
}
