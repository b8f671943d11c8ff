// Evidence looked at again from the panel, by keyboard: how far it is, stopped in the middle, both excerpts side by side, and a claim
// that somebody signs to hold still.
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { roster } from '../lsp/editor.ts'
import { askedOffice } from '../sources/asked-office.ts'
import { openWindow } from './browser.ts'
import { dialog, frameWith, run } from './hands.ts'
import { pictures, type Rig, rig } from './rig.ts'

const files = `-- countersign.yaml --
${roster}sources:
  idp: { http: 'https://HOST/{rest}', reads: json }

-- packet.md --
---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
owner: raman
---

# A shared credential

## Compensating controls

**C1.** Two hosts can read the credential.[^E1] [^E2]

[^E1]: **E1** access-review: Hosts, \`idp:hosts\`
[^E2]: **E2** access-log: Log, \`idp:log\`
`

suite('looking again from the panel', () => {
  let here: Rig
  let place: Awaited<ReturnType<typeof askedOffice>>
  let page: Page
  let panel: Frame
  const machine = () => join(here.home, 'data', 'Machine')

  /** As somebody without a mouse does it. */
  const press = async (name: string | RegExp, part = panel) => {
    const button = part.getByRole('button', { name }).first()
    await button.waitFor()
    await button.focus()
    await page.keyboard.press('Enter')
  }

  suiteSetup(async function () {
    this.timeout(240_000)
    here = await rig()
    place = await askedOffice(files, ['maria', 'raman'])
    place.git('config', 'countersign.signingkey', place.key('maria'))
    place.git('config', 'countersign.handle', 'maria')
    place.answer('hosts', { hosts: 2 })
    place.answer('log', { reads: 12 })
    place.fine('maria', 'open', 'packet.md', '--owner', 'raman')
    place.fine('maria', 'evidence', 'refresh', 'packet.md')
    place.commit('Captured')
    mkdirSync(machine(), { recursive: true })
    writeFileSync(join(machine(), 'settings.json'), JSON.stringify({ 'countersign.hosts': [`http://${place.host}`] }))
    page = await openWindow(here.browser, here.served, place.folder, { file: place.path('packet.md') })
    await page.locator('.statusbar-item', { hasText: '@raman' }).waitFor()
    await run(page, 'Countersign: Show the Packet’s Panel')
    panel = await frameWith(page, '#panel main')
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-look-again.png') })
  })
  suiteTeardown(async () => {
    await page?.context().close()
    place?.close()
    if (here) rmSync(join(machine(), 'settings.json'), { force: true })
  })

  test('says how far it is and what it waits for, and stopped, records nothing', async () => {
    place.hang('log')
    await press('Look at all again')
    await panel.getByText('1 of 2 looked at, waiting for E2 (idp)').waitFor()
    await page.screenshot({ path: join(pictures, 'looking.png') })
    await press('Stop')
    await panel.locator('#part-evidence').getByText('Stopped: nothing was recorded.').waitFor()
    assert.equal(place.git('status', '--porcelain'), '')
  })

  test('says the same in the editor’s own progress, which stops it as well', async () => {
    await run(page, 'Countersign: Look at the Evidence Again')
    const toast = page.locator('.notification-toast', { hasText: '1 of 2 looked at, waiting for E2 (idp)' })
    await toast.waitFor()
    await page.screenshot({ path: join(pictures, 'looking-progress.png') })
    await toast.getByRole('button', { name: 'Cancel' }).press('Enter')
    await page.locator('.notification-toast', { hasText: 'Stopped: nothing was recorded.' }).waitFor()
    assert.equal(place.git('status', '--porcelain'), '')
    await run(page, 'Notifications: Clear All Notifications')
  })

  test('shows both excerpts of what changed, and a person signs that the claim holds', async () => {
    place.answer('hosts', { hosts: 3 })
    await panel.locator('#part-evidence summary', { hasText: 'E1' }).press('Enter')
    await press('Look again at E1')
    await press('Both excerpts of E1')
    await page.locator('.modified-in-monaco-diff-editor .view-line', { hasText: '3' }).first().waitFor()
    await page.screenshot({ path: join(pictures, 'both-excerpts.png') })
    // The comparison has the keyboard now, and gives it back.
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Shift+P')
    await panel.waitForFunction(() => document.hasFocus())
    await press(/still holds/i)
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Go on' }).or(dialog(page)).first().waitFor()
    if (!(await dialog(page).isVisible())) await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    assert.match((await dialog(page).textContent()) ?? '', /C1.*E1/s)
    await page.screenshot({ path: join(pictures, 'still-holds.png') })
    await dialog(page).locator('.monaco-button', { hasText: 'Sign as' }).press('Enter')
    await panel.locator('#said', { hasText: 'Done: confirm claim C1' }).waitFor({ state: 'attached' })
    assert.match(place.run('ledger', 'log', 'packet.md').out, /@maria .*C1/)
    await page.screenshot({ path: join(pictures, 'holds.png') })
  })
})
