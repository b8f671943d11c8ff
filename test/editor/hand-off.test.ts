// A packet handed off on the screen: refused with the reason, then asked for, signed, and there to be read.
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { nearlyReady } from '../handoff/nod.ts'
import { openWindow } from './browser.ts'
import { answer, dialog, run, sign } from './hands.ts'
import { pictures, type Rig, rig } from './rig.ts'

suite('a handoff on the screen', () => {
  let here: Rig
  let page: Page
  let place: ReturnType<typeof nearlyReady>

  const asked = (says: string) => page.locator('.quick-input-widget', { hasText: says }).waitFor()

  const deliver = async (folder: string) => {
    mkdirSync(folder)
    await asked('Deliver here')
    const path = page.locator('.quick-input-widget input').first()
    // The list writes the folder that it begins with into the box once it has read it.
    do await path.fill(`${folder}/`)
    while (
      (await page.locator('.quick-input-widget').getByText('The path does not exist').count()) > 0 ||
      (await path.inputValue()) !== `${folder}/`
    )
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'Deliver here' }).press('Enter')
  }

  suiteSetup(async () => {
    here = await rig()
    place = nearlyReady()
    page = await openWindow(here.browser, here.served, place.folder, { file: place.path('case.md') })
    await page.locator('.statusbar-item', { hasText: '@raman' }).waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-hand-off.png') })
  })
  suiteTeardown(() => page?.context().close())

  test('says what stands in the way before it asks for anything', async () => {
    await run(page, 'Countersign: Hand Off…')
    await page.locator('.notification-toast', { hasText: 'Nobody marked it ready' }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('asks who gets it and where to, shows what is signed, and opens the summary', async () => {
    place.markReady()
    await page.locator('.statusbar-item', { hasText: 'ready for handoff · @raman' }).waitFor()
    await run(page, 'Countersign: Hand Off…')
    await asked('Who gets it?')
    assert.equal(await page.locator('.quick-input-widget input').first().inputValue(), 'the board')
    await page.keyboard.press('Enter')
    const row = (says: string) =>
      page.locator('.quick-input-list .monaco-list-row', { hasText: says }).first().waitFor()
    await row('A git ref')
    await answer(page, 'A folder')
    const folder = join(place.home, 'out')
    await deliver(folder)
    await row('a bundle with what this role may read')
    await answer(page, 'coordinator')
    await row('A git ref')
    await answer(page, 'A folder')
    const copies = join(place.home, 'copies')
    await deliver(copies)
    await row('Go on')
    await page.screenshot({ path: join(pictures, 'readers.png') })
    await answer(page, 'Go on')
    await asked('A word to whoever takes it over')
    await answer(page, 'Please decide by Friday.')
    await dialog(page).waitFor()
    assert.match(
      (await dialog(page).textContent()) ?? '',
      /Hand off PKT-2026-0001 to the board.*Please decide by Friday\./s,
    )
    await page.screenshot({ path: join(pictures, 'hand-off.png') })
    await sign(page)
    await page.locator('.statusbar-item', { hasText: 'handed off · @raman' }).waitFor()
    assert.equal(readdirSync(folder).filter(name => /^PKT-2026-0001-/.test(name)).length, 2)
    assert.equal(readdirSync(copies).filter(name => name.endsWith('-for-coordinator')).length, 1)
    await page.locator('.tab', { hasText: 'SUMMARY' }).waitFor()
    await page.screenshot({ path: join(pictures, 'handed-off.png') })
  })
})
