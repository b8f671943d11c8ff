// Decisions made on the screen: what is signed stands in a dialog, and what was signed is on the disk for anybody to check.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../build/generated.ts'
import { openWindow } from './browser.ts'
import { answer, chord, dialog, goTo, open, persistently, run, sign, soon, webview } from './hands.ts'
import { pictures, type Rig, rig } from './rig.ts'

const packet = 'credential-exception.md'

suite('decisions on the screen', () => {
  let here: Rig
  let page: Page

  const text = () => readFileSync(here.office.at(packet), 'utf8')
  const lineOf = (words: string) =>
    text()
      .split('\n')
      .findIndex(line => line.includes(words)) + 1
  const signatures = () =>
    readdirSync(here.office.at('credential-exception.ledger')).filter(name => name.endsWith('.sig')).length
  /** Stock tools and ours agree on what was signed. */
  const verified = () => {
    const command = join(root, 'dist', 'countersign.cjs')
    return spawnSync(process.execPath, [command, 'ledger', 'verify', here.office.at(packet)], { encoding: 'utf8' })
  }
  /** What was decided is on the page in a moment: the file is written after the dialog closes. */
  const onDisk = async (says: () => boolean) => {
    while (!says()) await page.evaluate(() => new Promise(done => requestAnimationFrame(done)))
  }

  suiteSetup(async () => {
    here = await rig()
    page = await openWindow(here.browser, here.served, here.office.folder, { file: here.office.at(packet) })
    await page.locator('.squiggly-error').first().waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed.png') })
  })
  suiteTeardown(() => page?.context().close())

  test('a draft opens as a comparison, and is accepted with a signature', async () => {
    here.office.sit('maria')
    const before = signatures()
    await run(page, 'Countersign: Compare a Draft With What It Would Change')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'D4' }).waitFor()
    await answer(page, 'D4')
    const accept = page.locator('.editor-actions [aria-label^="Accept This Draft"]').first()
    await accept.waitFor()
    await page.screenshot({ path: join(pictures, 'draft.png') })
    await accept.click()
    await dialog(page).waitFor()
    assert.match(
      (await dialog(page).textContent()) ?? '',
      /Accept D4 of agent:refresher.*members of the break-glass group.*keys\/maria/s,
    )
    await page.screenshot({ path: join(pictures, 'sign.png') })
    assert.equal(signatures(), before, 'nothing is signed before the person says so')
    await sign(page)
    await onDisk(() => !text().includes('**D4**'))
    assert.equal(signatures(), before + 1)
    assert.equal(verified().status, 0, verified().stdout)
  })

  test('a draft is corrected before it is accepted, or rejected with a reason, by keyboard', async () => {
    await run(page, 'Countersign: Compare a Draft With What It Would Change')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'D6' }).waitFor()
    await answer(page, 'D6')
    await page.locator('.modified-in-monaco-diff-editor .view-line').first().waitFor()
    const corrected = page.locator('.tab.active', { hasText: 'as you correct it' })
    await persistently(page, async () => {
      await chord(page, 'Shift+d')
      await corrected.waitFor(soon)
    })
    await page
      .locator('.modified-in-monaco-diff-editor.focused, .modified-in-monaco-diff-editor :focus')
      .first()
      .waitFor()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('It is planned: ')
    await persistently(page, async () => {
      await chord(page, 'Shift+y')
      await dialog(page).waitFor(soon)
    })
    assert.match((await dialog(page).textContent()) ?? '', /It is planned: The management interface/)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    await run(page, 'Countersign: Reject This Draft')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'wrong-source' }).waitFor()
    await answer(page, 'wrong-source')
    await page.locator('.quick-input-widget .quick-input-message', { hasText: 'What else' }).waitFor()
    await answer(page, 'It names nothing that could be looked at.')
    await dialog(page).waitFor()
    await sign(page)
    await onDisk(() => !text().includes('**D6**'))
    await page.locator('.tab', { hasText: 'D6' }).first().waitFor({ state: 'detached' })
    // The text has the keyboard, where the next draft is a key away.
    await page.locator(`[aria-label^="${packet}"]:focus`).waitFor()
  })

  test('whoever closes the dialog has signed nothing', async () => {
    const before = [signatures(), text()]
    await open(page, packet)
    await run(page, 'Countersign: Confirm Charter')
    await answer(page, 'Go on')
    await dialog(page).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.statusbar-item', { hasText: 'Nothing was signed' }).waitFor()
    assert.deepEqual([signatures(), text()], before)
  })

  test('what somebody writes in the margin becomes an objection in their name', async () => {
    here.office.sit('lea')
    await open(page, packet)
    await goTo(page, lineOf('**C6.**'))
    await persistently(page, async () => {
      await chord(page, 'Shift+m')
      await page.locator('.review-widget .monaco-editor').first().waitFor(soon)
    })
    await page.keyboard.type('Nobody has shown what else the credential can write.')
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor()
    await page.screenshot({ path: join(pictures, 'object.png') })
    assert.match((await dialog(page).textContent()) ?? '', /C6.*Nobody has shown/s)
    await sign(page)
    await onDisk(() => text().includes('objects to C6 — @lea'))
    assert.match(text(), /> Nobody has shown what else the credential can write\./)
  })

  test('the owner passes the packet on from the panel', async () => {
    here.office.sit('raman')
    await run(page, 'Countersign: Show the Packet’s Panel')
    const panel = webview(page)
    const transfer = panel.getByRole('button', { name: /Transfer/ }).first()
    await transfer.scrollIntoViewIfNeeded()
    await transfer.click()
    await answer(page, '@ines')
    await answer(page, 'Go on')
    await dialog(page).waitFor()
    assert.match((await dialog(page).textContent()) ?? '', /@ines/)
    await sign(page)
    await onDisk(() => text().includes('@ines, since'))
    await page.locator('.statusbar-item', { hasText: 'blocked · @ines' }).waitFor()
    assert.equal(verified().status, 0, verified().stdout)
  })
})
