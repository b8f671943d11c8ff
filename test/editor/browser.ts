// A browser that shows the editor. Debian's Chromium where it is; else Chrome, or the one that Playwright was told to fetch.
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Served } from '../../build/code-server.ts'

const debian = '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
]

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ args, ...(existsSync(debian) ? { executablePath: debian } : { channel: 'chrome' }) })

export type Opening = {
  readonly file?: string
  readonly size?: { readonly width: number; readonly height: number }
  /** More of what VS Code's page takes: `[["extensionTestsPath", "…"]]`. */
  readonly payload?: readonly (readonly [string, string])[]
  /** Before anything is loaded. */
  readonly prepare?: (page: Page) => Promise<void>
}

/** A window of its own on a folder, ready when the file is there. */
export async function openWindow(browser: Browser, served: Served, folder: string, opening: Opening = {}) {
  const { file, size = { width: 1400, height: 900 }, payload = [], prepare } = opening
  const context = await browser.newContext({ viewport: size, serviceWorkers: 'allow' })
  // A machine that does much else at once is slow, and slow is not wrong.
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  await prepare?.(page)
  const all = [...payload, ...(file ? [['openFile', remote(served, file)] as const] : [])]
  const query = all.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(all))}` : ''
  await page.goto(`${served.address(folder)}${query}`)
  await page.waitForSelector('.monaco-workbench')
  if (file) await page.waitForSelector('.editor-instance .view-line')
  return page
}

export const remote = (served: Served, path: string) => `vscode-remote://127.0.0.1:${served.port}${path}`
