// One editor for all tests, with the extension as a person installs it, started when the first test asks for it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type Served, serveEditor } from '../../build/code-server.ts'
import { root } from '../../build/generated.ts'
import { pack, stage } from '../../build/package.ts'
import { openBrowser } from './browser.ts'
import { type Office, openOffice } from './office.ts'

export type Rig = {
  readonly served: Served
  readonly browser: Browser
  readonly office: Office
  /** Where the editor keeps its settings and extensions, and the person's home. */
  readonly home: string
}

/** Pictures for a person to look at. */
export const pictures = join(root, 'out', 'pictures')

const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // Light, dark or of high contrast as the browser says, so that a test can change it.
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'security.workspace.trust.startupPrompt': 'never',
  'editor.minimap.enabled': false,
  // Whatever else listens on this machine is not what anybody looks for here.
  'remote.autoForwardPorts': false,
}

let open: Promise<Rig> | undefined

/** Whoever asks finds the examples as they are, whatever was decided in them before. */
export async function rig(): Promise<Rig> {
  const here = await (open ??= start())
  here.office.reset()
  return here
}

async function start() {
  // The path of a socket has little room, and the temporary folder of a test is short.
  const home = mkdtempSync(join(tmpdir(), 'cs-'))
  const settings = join(home, 'data', 'User')
  mkdirSync(settings, { recursive: true })
  mkdirSync(pictures, { recursive: true })
  writeFileSync(join(settings, 'settings.json'), JSON.stringify(quiet, null, 2))
  const office = openOffice(join(home, 'examples'))
  stage()
  const served = await serveEditor({ home, extension: pack(), env: { HOME: home } })
  return { served, office, home, browser: await openBrowser() }
}

/** mocha calls it after the last test, whatever came of it. */
export async function mochaGlobalTeardown(): Promise<void> {
  if (!open) return
  const { served, browser, home } = await open
  await browser.close()
  await served.stop()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
