// Where the keyboard is when what it was on is gone, as a draft is that somebody decided: on what took its place, so that
// the next one can be decided without looking for it.

type Stop = {
  readonly element: Element
  /** The buttons that it stood among. */
  readonly among: Element | null
  readonly list: string | undefined
  readonly index: number
  readonly part: string | undefined
}

let last: Stop | undefined

export function remember(root: HTMLElement): void {
  root.addEventListener('focusin', ({ target }) => {
    last = stopOf(target as Element)
  })
  // Whoever clicks beside everything has left it.
  root.addEventListener('pointerdown', forget)
  // The editor takes the focus out of a frame that it leaves, and gives it back to nothing in it.
  window.addEventListener('focus', () => {
    if (isNowhere() && last?.element.isConnected) (last.element as HTMLElement).focus({ preventScroll: true })
    else stay(root)
  })
}

/** Another packet has nothing that is next. */
export function forget(): void {
  last = undefined
}

/** After something was drawn. A frame that has not the keyboard does not take it, and waits until it is given. */
export function stay(root: HTMLElement): void {
  if (last && !last.element.isConnected && document.hasFocus() && isNowhere()) nextTo(last, root)?.focus()
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

function stopOf(element: Element): Stop {
  const entry = element.closest('[data-list] > li')
  return {
    element,
    among: element.closest('.buttons'),
    list: (entry?.parentElement as HTMLElement | undefined)?.dataset.list,
    index: entry ? [...entry.parentElement!.children].indexOf(entry) : 0,
    part: element.closest('.part')?.id,
  }
}

function nextTo({ among, list, index, part }: Stop, root: HTMLElement): HTMLElement | null | undefined {
  const button = among?.isConnected ? among.querySelector('button') : undefined
  const entries = list === undefined ? undefined : root.querySelector(`[data-list="${CSS.escape(list)}"]`)?.children
  const entry = entries?.[Math.min(index, entries.length - 1)]?.querySelector<HTMLElement>('[data-item]')
  const heading = part === undefined ? undefined : root.querySelector<HTMLElement>(`#${part} > summary`)
  return button ?? entry ?? heading ?? root.querySelector<HTMLElement>('.top button, .top a')
}
