// The panel and the preview beside the text, in a real VS Code.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { openWindow } from './browser.ts'
import { dialog, frameWith, goTo, run, signByKey } from './hands.ts'
import { pictures, type Rig, rig } from './rig.ts'

suite('beside the text', () => {
  let here: Rig
  let page: Page
  let panel: Frame

  suiteSetup(async function () {
    this.timeout(240_000)
    here = await rig()
    page = await openWindow(here.browser, here.served, here.office.folder, {
      file: here.office.at('credential-exception.md'),
    })
    await page.locator('.squiggly-error').first().waitFor()
    await run(page, 'Show the Packet’s Panel')
    panel = await frameWith(page, '#panel main')
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-beside.png') })
  })
  suiteTeardown(() => page?.context().close())

  test('the panel says who owns the packet, what is next, what is contested and what is only a draft', async () => {
    assert.match(await panel.locator('.who').innerText(), /Raman Iyer/)
    assert.match(
      await panel.locator('.glance').innerText(),
      /Contested\s+\d+\s+O\d+ on C\d+[\s\S]*Only a draft\s+\d+\s+D\d+ → /,
    )
    await page.screenshot({ path: join(pictures, 'panel.png') })
  })

  test('nothing in the panel keeps anybody out', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await panel.evaluate(`${axe}; void 0`)
    const { violations } = (await panel.evaluate('axe.run(document)')) as {
      violations: { id: string; nodes: unknown }[]
    }
    assert.deepEqual(violations, [])
  })

  test('it follows the cursor, and the cursor follows it', async () => {
    const text = readFileSync(here.office.at('credential-exception.md'), 'utf8').split('\n')
    await page.keyboard.press('Control+1')
    await goTo(page, text.findIndex(line => line.startsWith('**C2.**')) + 1)
    await panel.locator('.cursor', { hasText: 'C2' }).waitFor()
    const line = text.findIndex(one => /\*\*O3\*\* objects/.test(one))
    await panel.locator('[data-list="objections"] [data-item]', { hasText: 'O3' }).click()
    await panel.locator('.cursor', { hasText: 'O3' }).waitFor()
    await page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line - 1}|Ln ${line}|Ln ${line + 1}`) }).waitFor()
  })

  test('an edit changes what the panel shows, and leaves the reader where they are', async () => {
    const title = panel.locator('h1')
    const before = await title.innerText()
    await panel.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      window.addEventListener('message', ({ data }) => heard.push(data.type))
    })
    await page.keyboard.press('Control+1')
    await goTo(page, 11)
    await page.keyboard.press('End')
    await page.keyboard.insertText('!')
    await panel.locator('h1', { hasText: `${before}!` }).waitFor()
    await page.keyboard.press('Control+z')
    await panel.getByRole('heading', { name: before, exact: true }).waitFor()
    // No more was sent than what changed.
    const heard = new Set(await panel.evaluate(() => (window as unknown as { heard: string[] }).heard))
    assert.deepEqual([heard.has('change'), heard.has('view')], [true, false])
  })

  test('the preview shows the packet as what it is', async () => {
    await run(page, 'Markdown: Open Preview to the Side')
    const preview = await frameWith(page, '.countersign-box')
    await preview
      .locator('.countersign-label', { hasText: 'not part of the text until a person accepts it' })
      .first()
      .waitFor()
    await preview.locator('.countersign-mark', { hasText: '✓ @' }).first().waitFor()
    await preview.locator('.countersign-chip', { hasText: 'E1' }).first().waitFor()
    await preview.locator('.countersign-draft').first().scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(pictures, 'preview.png') })
  })
})

suite('an act from the panel', () => {
  const packet = 'remediation-credit.md'
  let here: Rig
  let page: Page

  suiteSetup(async function () {
    this.timeout(240_000)
    here = await rig()
    here.office.sit('victor')
    page = await openWindow(here.browser, here.served, here.office.folder, { file: here.office.at(packet) })
    await page.locator('.squiggly-error').first().waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-act.png') })
  })
  suiteTeardown(async () => {
    here?.office.sit('raman')
    await page?.context().close()
  })

  test('the owner passes the packet on: the editor asks to whom, shows what is signed, and the panel says who has it', async () => {
    await run(page, 'Show the Packet’s Panel')
    const panel = await frameWith(page, '#panel main')
    await panel.locator('.who', { hasText: '@victor' }).waitFor()
    await panel.locator('#part-people').getByRole('button', { name: 'Transfer…' }).focus()
    await page.keyboard.press('Enter')
    const box = page.locator('.quick-input-widget input').first()
    await box.fill('@henrik')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '@henrik' }).waitFor()
    await box.press('Enter')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Go on' }).waitFor()
    await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    assert.match((await dialog(page).textContent()) ?? '', /@henrik/)
    await signByKey(page)
    await panel.locator('.who', { hasText: '@henrik' }).waitFor()
    // The page is written once its ledger is.
    const isWritten = () =>
      /\| Approval owner \| @henrik, since .* \(from @victor\) \|/.test(readFileSync(here.office.at(packet), 'utf8'))
    while (!isWritten()) await page.evaluate(() => new Promise(done => requestAnimationFrame(done)))
    await panel.locator('#said', { hasText: 'Done: transfer' }).waitFor({ state: 'attached' })
    // Whoever began in the panel goes on in it.
    await panel.waitForFunction(() => document.hasFocus() && document.activeElement?.closest('#part-people'))
  })
})
