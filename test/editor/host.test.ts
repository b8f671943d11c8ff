// Runs the suite inside of the extension host of a real VS Code.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { stage } from '../../build/package.ts'
import { openWindow, remote } from './browser.ts'
import { hostBundle } from './host-bundle.ts'
import { rig } from './rig.ts'

test('the suite inside of the extension host', async function () {
  this.timeout(300_000)
  const { browser, served, office } = await rig()
  office.sit('lea')
  const { suite, extensions } = await hostBundle(stage())
  let end: (code: number) => void
  const ended = new Promise<number>(resolve => {
    end = resolve
  })
  const page = await openWindow(browser, served, office.folder, {
    payload: [
      ['extensionDevelopmentPath', remote(served, extensions)],
      ['extensionTestsPath', remote(served, suite)],
      ['skipWelcome', 'true'],
    ],
    async prepare(page) {
      await page.exposeFunction('codeAutomationLog', () => {})
      await page.exposeFunction('codeAutomationExit', (code: number) => end(code))
      await allowTests(page)
    },
  })
  const code = await ended
  await page.context().close()
  const told = readFileSync(join(dirname(suite), 'said.txt'), 'utf8')
  assert.equal(code, 0, told)
  // That nothing failed says nothing before something ran.
  assert.ok(told.split('\n').length >= 14, told)
})

/** A built VS Code runs tests only where its page says that it may be driven. */
const allowTests = (page: Page) =>
  page.route(/\?folder=/, async route => {
    const response = await route.fetch()
    const html = await response.text()
    const body = html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, head, given) => {
      const settings = JSON.parse(given.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
      settings.developmentOptions = { ...settings.developmentOptions, enableSmokeTestDriver: true }
      return `${head}${JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    })
    await route.fulfill({ response, body })
  })
