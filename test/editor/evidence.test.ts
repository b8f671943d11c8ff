// Evidence from elsewhere, looked at on the screen: the access escalation whose sources a server on this machine plays.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Case, openCase, page as packet, token } from '../sources/identity-provider.ts'
import { openWindow } from './browser.ts'
import { answer, frameWith, goTo, run } from './hands.ts'
import { openOffice } from './office.ts'
import { pictures, type Rig, rig } from './rig.ts'

suite('evidence from elsewhere', () => {
  let here: Rig
  let found: Case
  let page: Page
  let office: ReturnType<typeof openOffice>

  const row = (says: string | RegExp) => page.locator('.quick-input-list .monaco-list-row', { hasText: says }).first()
  const status = (says: string) => page.locator('.statusbar-item', { hasText: says }).waitFor()
  const setSecret = async (name: string) => {
    await run(page, 'Countersign: Set a Secret for a Source')
    await row(name).waitFor()
    await answer(page, name)
    await page.locator('.quick-input-widget input[type="password"]').waitFor()
    await answer(page, token)
    await status(`${name} is set for ${found.origin}`)
  }

  suiteSetup(async function () {
    this.timeout(240_000)
    here = await rig()
    office = openOffice(join(here.home, 'case'))
    office.sit('tomas')
    found = await openCase(office, join(here.home, 'config'))
    const machine = join(here.home, 'data', 'Machine')
    mkdirSync(machine, { recursive: true })
    writeFileSync(join(machine, 'settings.json'), JSON.stringify({ 'countersign.hosts': [found.origin] }))
    page = await openWindow(here.browser, here.served, office.folder, { file: office.at(packet) })
    await page.locator('.squiggly-error').first().waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-evidence.png') })
  })
  suiteTeardown(async () => {
    await page?.context().close()
    await found?.close()
    if (here) rmSync(join(here.home, 'data', 'Machine', 'settings.json'))
  })

  test('the secrets that the sources ask for are set in the editor, and lie in no file', async () => {
    await setSecret('okta')
    await setSecret('zendesk')
    const { stdout } = spawnSync('grep', ['-rl', token, here.home], { encoding: 'utf8' })
    assert.equal(stdout, '')
  })

  test('a first look captures what the sources say', async () => {
    await run(page, 'Countersign: Look at the Evidence Again')
    await row(/E1 Account in the identity provider.*new/).waitFor()
    await row(/E2 Log of the identity provider.*new/).waitFor()
    await page.keyboard.press('Escape')
    await status('blocked · @tomas')
  })

  test('one look later a download after the deactivation is an escalation: status, text and panel', async () => {
    found.download()
    await run(page, 'Countersign: Show the Packet’s Panel')
    const panel = await frameWith(page, '#panel main')
    await page.keyboard.press('Control+1')
    await run(page, 'Countersign: Look at the Evidence Again')
    await row(/E2 Log of the identity provider.*changed/).waitFor()
    await page.keyboard.press('Escape')
    await status('escalated · @tomas')
    const alarm = panel.locator('.card.bad', { hasText: 'E2 calls for the formal security process' })
    await alarm.waitFor()
    assert.match((await alarm.textContent()) ?? '', /Everything else stands still\..*incident-response ends it/)
    await goTo(page, 114)
    await page.locator('.squiggly-error').first().waitFor()
    await page.screenshot({ path: join(pictures, 'escalated.png') })
  })

  test('and nothing routine is done with it', async () => {
    await run(page, 'Countersign: Mark Ready…')
    await row('Go on').waitFor()
    await page.keyboard.press('Enter')
    const toast = page.locator('.notification-toast', {
      hasText: 'What was found in E2 calls for unauthorised-access',
    })
    // Why it is refused can be read to its end, and the panel is a button away.
    await toast.locator('.monaco-button', { hasText: 'Show the panel' }).waitFor()
    await page.screenshot({ path: join(pictures, 'stands-still.png') })
  })
})
