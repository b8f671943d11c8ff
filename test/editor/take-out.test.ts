// What only some may know is taken out of a page on the screen, by keyboard: compared first, then said twice.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { phone, toldTooMuch } from '../sources/told-too-much.ts'
import { openWindow } from './browser.ts'
import { answer, dialog, goTo, persistently } from './hands.ts'
import { pictures, type Rig, rig } from './rig.ts'

suite('taking out on the screen', () => {
  let here: Rig
  let page: Page
  let place: Awaited<ReturnType<typeof toldTooMuch>>

  const line = (words: string) => {
    const text = place.read('case.md')
    return text.slice(0, text.indexOf(words)).split('\n').length
  }
  /** The light bulb, and what it offers, by keyboard. */
  const choose = async (says: string) => {
    const rows = page.locator('.action-widget .monaco-list-row.action')
    const row = rows.filter({ hasText: says })
    await persistently(page, async () => {
      await page.keyboard.press('Control+.')
      await row.waitFor({ timeout: 8_000 })
    })
    for (let left = await rows.count(); left > 0 && !/focused/.test((await row.getAttribute('class')) ?? ''); left--)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  const inDialog = async (button: string) => {
    await dialog(page).locator('.monaco-button', { hasText: button }).press('Enter')
    await dialog(page).waitFor({ state: 'detached' })
  }

  suiteSetup(async () => {
    here = await rig()
    place = await toldTooMuch()
    page = await openWindow(here.browser, here.served, place.folder, { file: place.path('case.md') })
    await page.locator('.statusbar-item', { hasText: '@raman' }).waitFor()
    await page.locator('.squiggly-warning').first().waitFor()
    await page.locator('.view-lines').first().click()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-take-out.png') })
  })
  suiteTeardown(async () => {
    await page?.context().close()
    place?.close()
  })

  test('shows the page beside what it would be, and writes nothing for who thinks better of it', async () => {
    const before = place.read('case.md')
    await goTo(page, line(phone!))
    await page.keyboard.press('End')
    for (let left = 8; left > 0; left--) await page.keyboard.press('ArrowLeft')
    await choose('Take out all that is secret')
    await page.locator('.view-line', { hasText: '[redacted: phone' }).first().waitFor()
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Take it out…' }).waitFor()
    await page.screenshot({ path: join(pictures, 'take-out.png') })
    await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    assert.match((await dialog(page).textContent()) ?? '', /2 things would be taken out.*A secret is to be revoked/s)
    await page.screenshot({ path: join(pictures, 'take-out-sure.png') })
    await inDialog('Cancel')
    await page.locator('.tab.active', { hasText: 'case.md' }).waitFor()
    assert.equal(place.read('case.md'), before)
  })

  test('seals a restricted statement under the words that everybody may know', async () => {
    await goTo(page, line('The breach'))
    await page.keyboard.press('End')
    for (let left = 40; left > 0; left--) await page.keyboard.press('ArrowLeft')
    await choose('Seal F3 for security…')
    await page.locator('.quick-input-widget', { hasText: 'What everybody may know of it' }).waitFor()
    await answer(page, 'Where it began')
    await page.locator('.view-line', { hasText: 'Where it began' }).first().waitFor()
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Seal it…' }).waitFor()
    await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    await inDialog('Seal it')
    await page.locator('.statusbar-item', { hasText: 'F3 is sealed for security' }).waitFor()
    assert.match(place.read('case.md'), /\*\*F3\.\*\* Where it began, `sealed:/)
    assert.equal(place.fine('lea', 'unseal', 'case.md', 'F3').trim(), 'The breach began in Lisbon.')
  })
})
