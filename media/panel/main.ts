// What runs inside of the webview: takes the packet that the editor sends, draws it, patched in place so that the reader's
// scroll, focus and open entries stay, and sends back what the reader wants. It decides and stores nothing.
import { html, nothing, render } from 'lit-html'
import type { FromPanel, PanelLooks, ToPanel } from '../../schemas/panel.ts'
import { viewAfter } from '../../schemas/panel-change.ts'
import { blocks, waits } from './blocks.ts'
import { type Desk, firstLook, type Look } from './desk.ts'
import { drafts } from './drafts.ts'
import { evidence } from './evidence.ts'
import { glance } from './glance.ts'
import { here, nameAt } from './here.ts'
import { listen, oneStopEach } from './keys.ts'
import { l10n } from './l10n.ts'
import { lookSays } from './looks.ts'
import { measures } from './measures.ts'
import { objections } from './objections.ts'
import { others } from './others.ts'
import { people } from './people.ts'
import { stateWord } from './state-words.ts'
import { forget, remember, stay } from './stay.ts'
import { story } from './story.ts'

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void
  getState(): unknown
  setState(state: unknown): void
}

const editor = acquireVsCodeApi()
const root = document.getElementById('panel')!
const voice = document.getElementById('said')!

type Kept = { readonly uri?: string; readonly look?: Look; readonly scroll?: number }
const kept = (editor.getState() ?? {}) as Kept
let look: Look = { ...firstLook, ...kept.look }
let shown: Extract<ToPanel, { type: 'view' }> | undefined
let looks: PanelLooks | undefined
let offset: number | undefined
let begins = false
let says = l10n.t('Reading the packet…')

listen(root, (range, focus) => {
  if (shown) editor.postMessage({ type: 'show', uri: shown.uri, range, focus })
})
remember(root)
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => take(data))
// Scrolling does not bubble, and what scrolls comes and goes with the packet.
root.addEventListener('scroll', () => keep(), { passive: true, capture: true })
draw()
editor.postMessage({ type: 'ready' })

function take(message: ToPanel): void {
  if (message.type === 'view') show(message)
  else if (message.type === 'change') {
    if (shown?.uri === message.uri) show({ ...shown, view: viewAfter(shown.view, message.change) })
  } else if (message.type === 'said') voice.textContent = message.says
  else if (message.type === 'looks') {
    if (looks?.going && !message.going) voice.textContent = lookSays(message)
    looks = message
    draw()
  } else if (message.type === 'nothing') {
    shown = undefined
    says = message.says
    draw()
  } else if (message.uri === shown?.uri) {
    offset = message.offset
    draw()
    follow()
  }
}

/** Another packet starts at its top, with its entries closed; the same one stays as the reader left it. */
function show(message: Extract<ToPanel, { type: 'view' }>): void {
  const before = shown?.uri ?? kept.uri
  const isOther = before !== undefined && before !== message.uri
  const returns = shown === undefined && before === message.uri
  if (isOther) {
    look = { ...firstLook, filter: look.filter }
    offset = undefined
    forget()
  }
  if (!isOther && shown && shown.view.verdict !== message.view.verdict)
    voice.textContent = l10n.t('The packet is {0} now.', stateWord(message.view.verdict))
  // A reader who left it further down is not to see it grow.
  begins = (isOther || !root.querySelector('main')) && !(returns && kept.scroll)
  shown = message
  draw()
  if (begins)
    requestAnimationFrame(() => setTimeout(() => requestIdleCallback(drawAll, { timeout: patience }), patience))
  if (isOther) scroller()?.scrollTo(0, 0)
  else if (returns && kept.scroll) scroller()?.scrollTo(0, kept.scroll)
  keep()
}

/** For the first frame to be seen, in milliseconds. */
const patience = 80

function drawAll(): void {
  begins = false
  draw()
}

const scroller = () => root.querySelector('main')

function draw(): void {
  render(shown ? packet(deskOf(shown)) : html`<p class="nothing">${says}</p>`, root)
  oneStopEach(root)
  stay(root)
}

const packet = (desk: Desk) => html`<main aria-busy=${desk.begins ? 'true' : nothing}>
  <div class="top">${glance(desk)}</div>
  <div class="parts">
    <div>${blocks(desk)} ${objections(desk)} ${drafts(desk)}</div>
    <div>${evidence(desk)} ${people(desk)} ${waits(desk)} ${story(desk)} ${measures(desk)} ${others(desk)}</div>
  </div>
  <p class="boundary">${desk.view.about ? `${desk.view.boundary} ` : nothing}<span>${l10n.t('Revision {0}', desk.view.revision)}</span></p>
</main>
${here(desk)}`

const deskOf = ({ uri, view, trusted, alone }: Extract<ToPanel, { type: 'view' }>): Desk => ({
  view,
  trusted,
  alone,
  look,
  begins,
  looks: looks?.uri === uri ? looks : undefined,
  here: offset === undefined ? undefined : nameAt(offset, view),
  say: said => editor.postMessage({ ...said, uri } as FromPanel),
  arrange(change) {
    look = { ...look, ...change }
    draw()
    keep()
  },
})

/** What is about the statement at the cursor comes into sight, unless the reader is in the panel. */
function follow(): void {
  if (document.hasFocus() && root.contains(document.activeElement)) return
  root.querySelector('.here')?.scrollIntoView({ block: 'nearest' })
}

function keep(): void {
  if (shown) editor.setState({ uri: shown.uri, look, scroll: scroller()?.scrollTop ?? 0 } satisfies Kept)
}
