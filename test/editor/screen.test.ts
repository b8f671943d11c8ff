// What a person sees of a packet in a real VS Code.
import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Served, serveEditor } from '../../build/code-server.ts'
import { openWindow } from './browser.ts'
import { answer, chord, frameWith, goTo, persistently, run, soon } from './hands.ts'
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
    // Whoever hears it hears what is seen, and which packet it is about.
    const said = (await item.getAttribute('aria-label')) ?? ''
    assert.match(said, /^blocked · @raman: .* \(PKT-2026-0144\), Owner: @raman, .*Next: @maria/)
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

  test('the extension speaks German where the editor does', async () => {
    const german = await openWindow(here.browser, here.served, here.office.folder, {
      file: here.office.at('credential-exception.md'),
      // Without a language pack the editor's own words stay English. What it says to extensions is this.
      async prepare(page) {
        await page.addInitScript(() =>
          Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: 'de', writable: false }),
        )
      },
    })
    const item = german.locator('.statusbar-item', { hasText: 'blockiert · @raman' })
    await item.waitFor()
    assert.match((await item.getAttribute('aria-label')) ?? '', /Verantwortlich: @raman, .*Befunde, die blockieren: \d/)
    await item.locator('a').first().click()
    const panel = await frameWith(german, '.glance')
    assert.match(
      (await panel.locator('.top').innerText()).replace(/\s+/g, ' '),
      /blockiert .*Verantwortlich .*Mitzeichnungen/i,
    )
    await german.screenshot({ path: join(pictures, 'german.png') })
    await german.context().close()
  })
})

suite('around a packet', () => {
  let here: Rig
  let page: Page

  suiteSetup(async () => {
    here = await rig()
    writeFileSync(here.office.at('note.md'), note)
    page = await openWindow(here.browser, here.served, here.office.folder, { file: here.office.at('note.md') })
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-around.png') })
  })
  suiteTeardown(() => {
    rmSync(here.office.at('note.md'))
    return page?.context().close()
  })

  test('the light bulb mends what can be mended in one way', async () => {
    await page.locator('.squiggly-error').first().waitFor()
    await page.locator('.view-lines').first().click()
    await goTo(page, 8)
    await persistently(page, async () => {
      await page.keyboard.press('Control+.')
      await page.locator('.action-widget .monaco-list-row.focused', { hasText: /stop/i }).waitFor(soon)
    })
    await page.keyboard.press('Enter')
    await page.locator('.view-line', { hasText: '**C1.** One workload' }).waitFor()
  })

  test('the tree lists every packet of the workspace, and arrows go through it', async () => {
    await chord(page, 'Shift+l')
    const focused = (says: string) => page.locator('.pane-body .monaco-list-row.focused', { hasText: says }).waitFor()
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Shared production credential' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await focused('Waits for you')
    await page.screenshot({ path: join(pictures, 'packets.png') })
    await page.keyboard.press('ArrowLeft')
    await page
      .locator('.pane-body .monaco-list-row', { hasText: 'Shared production credential' })
      .waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await focused('Shared production credential')
    // What stands in the heading of the list is one key back.
    await page.keyboard.press('Shift+Tab')
    await page.locator('[aria-label="Group Packets By…"]:focus').waitFor()
    await page.keyboard.press('Enter')
    await answer(page, 'Verdict')
    await page.locator('.pane-body .monaco-list-row', { hasText: /^blocked/ }).waitFor()
    await page.locator('.monaco-list[aria-label="Packets"]:focus').waitFor()
    await focused('Shared production credential')
  })

  test('whoever stands on a packet still does when its title changes, and Enter opens it', async () => {
    const at = here.office.at('credential-exception.md')
    writeFileSync(at, readFileSync(at, 'utf8').replace('# Shared production credential', '# The one credential'))
    await page.locator('.pane-body .monaco-list-row.focused', { hasText: 'The one credential' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.tab.active', { hasText: 'credential-exception.md' }).waitFor()
    await page
      .locator('.editor-instance .native-edit-context:focus, .editor-instance textarea:focus')
      .waitFor({ state: 'attached' })
  })

  test('the way in is shown with pictures', async () => {
    // An editor that was never asked before may show a tour of its own first.
    await persistently(page, async () => {
      await run(page, 'Countersign: Show How It Works')
      await page.locator('.getting-started-step', { hasText: 'Let git tell who you are' }).waitFor({ timeout: 10_000 })
    })
    await page.screenshot({ path: join(pictures, 'walkthrough.png') })
    await page.keyboard.press('ArrowDown')
    const step = page.locator('.getting-started-step.expanded', { hasText: 'See who owns it' })
    await step.and(page.locator(':focus')).waitFor()
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key)
    await step.locator('.monaco-button:focus', { hasText: 'Show the panel' }).waitFor()
  })
})

suite('a folder that nobody trusts', () => {
  let page: Page
  let wary: Served

  suiteSetup(async () => {
    const here = await rig()
    wary = await serveEditor({ home: here.home, trust: 'asks', env: { HOME: here.home } })
    page = await openWindow(here.browser, wary, here.office.folder, { file: here.office.at('credential-exception.md') })
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-trust.png') })
  })
  suiteTeardown(async () => {
    await page?.context().close()
    await wary?.stop()
  })

  test('is read and checked', async () => {
    await page.locator('.squiggly-error').first().waitFor()
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor()
  })

  test('and nobody can decide anything in it', async () => {
    await page.keyboard.press('F1')
    const box = page.locator('.quick-input-widget input').first()
    await box.fill('>Countersign: ')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show the Packet’s Panel' }).waitFor()
    assert.equal(await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Withdraw…' }).count(), 0)
    await page.keyboard.press('Escape')
    // The comparison is there to be read; its buttons refuse.
    await run(page, 'Countersign: Compare a Draft With What It Would Change')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'D4' }).waitFor()
    await answer(page, 'D4')
    await page.locator('.editor-actions [aria-label^="Accept This Draft"]').first().click()
    await page.locator('.notification-toast', { hasText: 'do not trust this folder' }).waitFor()
    await page.screenshot({ path: join(pictures, 'restricted.png') })
  })
})

const note = `---
packet: PKT-2026-0999
profile: credential-exception
---

# A note

**C1** One workload uses it.
`
