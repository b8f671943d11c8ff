// The panel by itself, in a browser, as the editor would show it: the same page, script and policy, under the colours of a
// theme, with a packet that the panel's own function made.
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { panelBundle } from '../../build/bundle.ts'
import { root } from '../../build/generated.ts'
import { words } from '../../build/words.ts'
import { panelPage } from '../../client/panel/page.ts'
import type { FromPanel, PanelView, ToPanel } from '../../schemas/panel.ts'

export const themes = ['light', 'dark', 'hc-light', 'hc-dark'] as const
export type Theme = (typeof themes)[number]

export type Shown = {
  readonly page: Page
  /** What the panel said since it was asked last. */
  heard(): Promise<readonly FromPanel[]>
  tell(message: ToPanel): Promise<void>
  show(
    view: PanelView,
    more?: { readonly uri?: string; readonly trusted?: boolean; readonly alone?: string },
  ): Promise<void>
}

export const uri = 'file:///folder/packet.md'

const sentences = Object.keys(JSON.parse(words().get('l10n/bundle.l10n.json')!) as Record<string, string>)
const marked = Object.fromEntries(sentences.map(sentence => [sentence, `⟦${sentence}⟧`]))

/** Serves the page to every window of a test file. */
export async function servePanel() {
  const { outputFiles } = await build({ ...panelBundle, write: false })
  const file = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.contents
  const files = new Map<string, readonly [string, string | Uint8Array]>([
    ['/panel.js', ['text/javascript', file('panel.js')]],
    ['/panel.css', ['text/css', file('panel.css')]],
    ...themes.map(
      theme =>
        [`/${theme}.css`, ['text/css', readFileSync(join(root, 'test', 'editor', 'themes', `${theme}.css`))]] as const,
    ),
  ])
  const server = createServer(({ url = '/' }, response) => {
    const [, theme, other] = /^\/page\/([a-z-]+)(\/marked)?$/.exec(url) ?? []
    const [type, body] = theme
      ? (['text/html', pageIn(theme, other ? marked : {})] as const)
      : (files.get(url) ?? ['text/plain', ''])
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    open: (browser: Browser, theme: Theme, width: number, height = 760) =>
      open(browser, `http://127.0.0.1:${port}/page/${theme}`, { width, height }),
    /** In another language: every sentence between marks, so that one that nobody can translate is seen. */
    openMarked: (browser: Browser) =>
      open(browser, `http://127.0.0.1:${port}/page/dark/marked`, { width: 300, height: 760 }),
    stop: () => stop(server),
  }
}

const stop = (server: Server) => new Promise<void>(resolve => server.close(() => resolve()))

/** The theme comes before the panel's own style, as in the editor. */
const pageIn = (theme: string, words: Readonly<Record<string, string>>) =>
  panelPage({
    script: '/panel.js',
    style: '/panel.css',
    source: "'self'",
    nonce: 'n0nce',
    title: 'Packet',
    words,
  }).replace('<link ', `<link rel="stylesheet" href="/${theme}.css">\n<link `)

async function open(
  browser: Browser,
  address: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Shown> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' })
  const page = await context.newPage()
  page.on('pageerror', error => {
    throw error
  })
  await page.addInitScript(() => {
    const heard: unknown[] = []
    let state: unknown = JSON.parse(sessionStorage.getItem('state') ?? 'null')
    Object.assign(window, {
      heard,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => heard.push(message),
        getState: () => state,
        setState(next: unknown) {
          state = next
          sessionStorage.setItem('state', JSON.stringify(next))
        },
      }),
    })
  })
  await page.goto(address)
  const tell = (message: ToPanel) => page.evaluate(sent => window.postMessage(sent, '*'), message)
  return {
    page,
    tell,
    heard: () => page.evaluate(() => (window as unknown as { heard: FromPanel[] }).heard.splice(0)),
    async show(view, { uri: of = uri, trusted = true, alone } = {}) {
      await tell({ type: 'view', uri: of, view, trusted, ...(alone !== undefined && { alone }) })
      await page.waitForSelector('main:not([aria-busy])')
    },
  }
}
