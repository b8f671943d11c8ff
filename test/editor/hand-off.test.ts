// A packet handed off on the screen: refused with the reason, then asked for, signed, on its way to be stopped or to arrive, and
// there to be read.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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

  const repository = (name: string) => {
    const there = join(place.home, name)
    assert.equal(spawnSync('git', ['init', '-q', '--bare', there]).status, 0)
    return there
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

  /** What is asked before the signature, answered for a place that is no folder. */
  const goTo = async (where: string) => {
    await run(page, 'Countersign: Hand Off…')
    await asked('Who gets it?')
    await page.keyboard.press('Enter')
    await row('A git ref')
    await answer(page, 'A git ref')
    await asked('git:REPOSITORY#REF')
    await answer(page, where)
    await row('Go on')
    await answer(page, 'Go on')
    await asked('A word to whoever takes it over')
    await page.keyboard.press('Enter')
  }
  const row = (says: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: says }).first().waitFor()
  const toast = (says: string) => page.locator('.notification-toast', { hasText: says })
  const close = async (says: string) => {
    await run(page, 'Notifications: Clear All Notifications')
    await toast(says).waitFor({ state: 'detached' })
  }

  test('refuses a way that is none before anybody signs', async () => {
    place.markReady()
    await page.locator('.statusbar-item', { hasText: 'ready for handoff · @raman' }).waitFor()
    await goTo('git:ext::true#intake')
    await toast('ext is no way that a bundle goes').waitFor()
    assert.equal(await dialog(page).count(), 0)
    await close('ext is no way')
  })

  test('says why a repository refuses it, in words that are no button', async () => {
    const there = repository('refusing.git')
    const says = '[Details](command:workbench.action.quit)'
    writeFileSync(join(there, 'hooks/pre-receive'), `#!/bin/sh\necho 'Nothing now: ${says}'\nexit 1\n`, { mode: 0o755 })
    await goTo(`git:${there}#intake`)
    await sign(page)
    await toast('Nothing now: [Details]').waitFor()
    assert.equal(await toast('Nothing now').locator('a[href], .notification-list-item-message a').count(), 0)
    assert.match((await toast('Nothing now').textContent()) ?? '', /Nothing was recorded/)
    await page.screenshot({ path: join(pictures, 'handoff-refused.png') })
    await close('Nothing now')
  })

  test('shows where it is on its way to, and stops when told', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    for (const where of [`git:http://127.0.0.1:${port}/x.git#intake`, `http://127.0.0.1:${port}/intake`]) {
      const reached = once(silent, 'request')
      // It is signed already, and goes as it is.
      await goTo(where)
      await reached
      await toast(`Taking the bundle to: ${where}`).waitFor()
      await page.screenshot({ path: join(pictures, 'handoff-going.png') })
      // The editor goes on meanwhile.
      await page.locator('.statusbar-item', { hasText: 'ready for handoff · @raman' }).waitFor()
      await toast('Taking the bundle to').locator('.monaco-button', { hasText: 'Cancel' }).press('Enter')
      await toast('Nothing was recorded').waitFor()
      await toast('Taking the bundle to').waitFor({ state: 'detached' })
      await close('Nothing was recorded')
    }
    silent.close()
  })

  test('says where it is once a repository has taken it', async () => {
    const there = repository('intake.git')
    await goTo(`git:${there}#intake`)
    await toast(`The bundle is at refs/heads/intake of ${there}`).waitFor()
    await page.locator('.statusbar-item', { hasText: 'handed off · @raman' }).waitFor()
    await page.screenshot({ path: join(pictures, 'handoff-far.png') })
    await close('The bundle is at')
    const { stdout } = spawnSync('git', ['-C', there, 'ls-tree', '-r', '--name-only', 'intake'], { encoding: 'utf8' })
    assert.match(stdout, /^PKT-2026-0001-\w+\/SUMMARY\.md$/m)
    assert.equal(
      spawnSync('git', ['-C', place.folder, 'for-each-ref'], { encoding: 'utf8' }).stdout.match(/outgoing/),
      null,
    )
  })

  test('asks who gets it and where to, shows what is signed, and opens the summary', async () => {
    place.comesBack()
    await page.locator('.statusbar-item', { hasText: 'ready for handoff · @raman' }).waitFor()
    await run(page, 'Countersign: Hand Off…')
    await asked('Who gets it?')
    assert.equal(await page.locator('.quick-input-widget input').first().inputValue(), 'the board')
    await page.keyboard.press('Enter')
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
