// What is contested, in the margin of a real VS Code: a thread is answered, sustained, carried and withdrawn where it stands. And the
// quiet around it: nothing speaks up by itself, and the panel stays with its packet.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openWindow } from './browser.ts'
import { answer, dialog, frameWith, goTo, open, persistently, run, sign, signByKey, soon } from './hands.ts'
import { pictures, type Rig, rig } from './rig.ts'

const packet = 'credential-exception.md'

suite('the margin', () => {
  let here: Rig
  let page: Page

  const text = () => readFileSync(here.office.at(packet), 'utf8')
  const lineOf = (words: string) =>
    text()
      .split('\n')
      .findIndex(line => line.startsWith(words)) + 1
  const onDisk = async (says: RegExp) => {
    while (!says.test(text())) await page.evaluate(() => new Promise(done => requestAnimationFrame(done)))
  }
  const thread = (says: string) => page.locator('.review-widget', { hasText: says }).first()
  /** Writes below a thread, without sending it. */
  const write = async (id: string, words: string) => {
    // Where something was said before, the place to write is folded.
    const [place, folded] = ['.comment-form .monaco-editor .view-lines', '.review-thread-reply-button']
    await thread(id).locator(`${place}:visible, ${folded}:visible`).first().click()
    await thread(id).locator(`${place}:visible`).click()
    await page.keyboard.type(words)
  }
  const focused = (label: string) => page.locator(`[aria-label^="${label}"]:focus`).waitFor(soon)
  /** To a thread, and back from it until what has that name has the focus. */
  const goToThread = (id: string, name: string, back: readonly string[] = []) =>
    persistently(page, async () => {
      await goTo(page, lineOf('**C7.**') - 1)
      await page.keyboard.press('Alt+F9')
      await page.locator(`.comments-container[aria-label*="${id} ·"]:focus`).waitFor(soon)
      for (const key of back) await page.keyboard.press(key)
      await focused(name)
    })
  /** The text has the keyboard again, where the next thread is a key away. */
  const backInText = () => focused(packet)
  const signed = async (says: RegExp) => {
    await dialog(page).waitFor()
    assert.match((await dialog(page).textContent()) ?? '', says)
    await sign(page)
  }

  suiteSetup(async () => {
    here = await rig()
    page = await openWindow(here.browser, here.served, here.office.folder, { file: here.office.at(packet) })
    await page.locator('.squiggly-error').first().waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-margin.png') })
  })
  suiteTeardown(() => page?.context().close())

  test('threads are folded, and no list of them opens by itself', async () => {
    await goTo(page, lineOf('**C7.**'))
    await page.locator('.comment-thread-unresolved').first().waitFor()
    assert.equal(await page.locator('.review-widget').count(), 0)
    assert.equal(await page.locator('.comments-panel').count(), 0)
  })

  test('an objection is answered where it stands', async () => {
    here.office.sit('maria')
    await goToThread('O3', 'Editor content', ['Tab'])
    await page.keyboard.type('The drill is run again on Monday.')
    await page.screenshot({ path: join(pictures, 'thread.png') })
    await page.keyboard.press('Control+Enter')
    // Whoever thinks better of it still has the words, and the keyboard is in them.
    await dialog(page).waitFor()
    await page.keyboard.press('Escape')
    await focused('Editor content')
    await page.keyboard.type(' At ten.')
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor()
    assert.match((await dialog(page).textContent()) ?? '', /O3.*The drill is run again on Monday\. At ten\./s)
    await signByKey(page)
    await onDisk(/answered by @maria, .*: The drill is run again on Monday\. At ten\./)
    await thread('O3 · answered').waitFor()
    await backInText()
    assert.equal(await page.locator('.notification-toast').count(), 0)
  })

  test('who raised it sustains it', async () => {
    here.office.sit('lea')
    await write('O3', 'Both ways in, please.')
    // In a text, the tab key writes a tab until it is told to move on.
    await page.keyboard.press('Control+m')
    await page.keyboard.press('Tab')
    await focused('Answer')
    await page.keyboard.press('Tab')
    await focused('Sustain')
    await page.keyboard.press('Enter')
    await signed(/O3.*Both ways in, please\./s)
    await backInText()
    await page.keyboard.press('Control+m')
    await onDisk(/sustained by @lea, .*: Both ways in, please\./)
    await thread('O3 · sustained').waitFor()
  })

  test('the owner carries it, from the menu of the thread', async () => {
    here.office.sit('raman')
    await goToThread('O3', 'Carry as a Risk', ['Shift+Tab', 'ArrowRight'])
    await page.keyboard.press('Enter')
    await page.locator('.quick-input-widget .quick-input-message').waitFor()
    await answer(page, 'Until the drill has passed.')
    await signed(/O3.*Until the drill has passed\./s)
    await onDisk(/carries O3 — @raman/)
    // What somebody carries is settled for now: VS Code folds it.
    await thread('O3').waitFor({ state: 'hidden' })
    await run(page, 'Comments: Expand All Comments')
    await thread('O3 · carried').waitFor()
  })

  test('and it is withdrawn by who raised it, and is gone from the margin', async () => {
    here.office.sit('lea')
    // VS Code may fold a settled thread once more while it is looked at.
    await persistently(page, async () => {
      await run(page, 'Comments: Expand All Comments')
      await thread('O3').locator('.action-label[aria-label="Withdraw"]').first().click({ timeout: 8_000 })
      await page.locator('.quick-input-widget .quick-input-message').waitFor({ timeout: 8_000 })
    })
    await answer(page, 'The drill has passed.')
    await signed(/O3.*The drill has passed\./s)
    await onDisk(/withdrawn by @lea, .*: The drill has passed\./)
    await thread('O3').waitFor({ state: 'detached' })
  })
})

suite('quiet', () => {
  let here: Rig
  let page: Page

  suiteSetup(async () => {
    here = await rig()
    page = await openWindow(here.browser, here.served, here.office.folder, { file: here.office.at(packet) })
    await page.locator('.squiggly-error').first().waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-quiet.png') })
  })
  suiteTeardown(() => page?.context().close())

  test('nothing speaks up while packets are opened, written and saved', async () => {
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const look = () => {
        for (const one of document.querySelectorAll('.notification-toast, .monaco-dialog-box'))
          seen.push(one.textContent)
      }
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    })
    for (const name of ['access-escalation.md', 'remediation-credit.md', packet]) {
      await open(page, name)
      await page.locator('.squiggly-error').first().waitFor()
      await page.locator('.view-lines').first().click()
      await page.keyboard.press('Control+Home')
      await goTo(page, 11)
      await page.keyboard.press('End')
      await page.keyboard.type(' and more')
      await page.keyboard.press('Control+s')
      await page.locator('.tab.active:not(.dirty)').waitFor()
      await page.locator('.statusbar-item', { hasText: /(?:blocked|escalated|returned) · @/ }).waitFor()
    }
    assert.deepEqual(await page.evaluate(() => (window as unknown as { seen: string[] }).seen), [])
  })

  test('the panel stays with its packet while a draft is compared', async () => {
    await run(page, 'Countersign: Show the Packet’s Panel')
    const panel = await frameWith(page, '#panel main')
    const number = panel.locator('.head', { hasText: 'PKT-2026-0144' })
    await number.waitFor()
    await page.keyboard.press('Control+1')
    await run(page, 'Countersign: Compare a Draft With What It Would Change')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'D4' }).waitFor()
    await answer(page, 'D4')
    await page.locator('.modified-in-monaco-diff-editor .view-line').first().click()
    await page.keyboard.press('ArrowDown')
    await page.locator('.statusbar-item', { hasText: 'blocked · @raman' }).waitFor()
    assert.equal(await panel.locator('.nothing').count(), 0)
    assert.ok(await number.isVisible())
    await page.screenshot({ path: join(pictures, 'panel-beside-draft.png') })
  })
})
