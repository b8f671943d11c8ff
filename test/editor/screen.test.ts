// What a person sees of a packet in a real VS Code.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openWindow } from './browser.ts'
import { pictures, type Rig, rig } from './rig.ts'

suite('a packet on the screen', () => {
  let here: Rig
  let page: Page

  suiteSetup(async () => {
    here = await rig()
    page = await openWindow(here.browser, here.served, here.office.folder, {
      file: here.office.at('credential-exception.md'),
    })
  })
  suiteTeardown(() => page?.context().close())

  test('findings are underlined where they stand', async () => {
    await page.locator('.squiggly-error').first().waitFor()
  })

  test('the status bar says verdict and owner', async () => {
    const item = page.locator('.statusbar-item', { hasText: '@raman' })
    await item.waitFor()
    assert.match((await item.textContent()) ?? '', /blocked · @raman/)
  })

  test('plain Markdown stays plain', async () => {
    await page.keyboard.press('Control+p')
    const box = page.locator('.quick-input-widget input').first()
    await box.fill('README.md')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'README.md' }).first().waitFor()
    await box.press('Enter')
    await page.locator('.view-line', { hasText: '# Examples' }).waitFor()
    await page.locator('.statusbar-item', { hasText: '@raman' }).waitFor({ state: 'detached' })
    assert.equal(await page.locator('.squiggly-error').count(), 0)
    await page.screenshot({ path: join(pictures, 'plain.png') })
  })
})
