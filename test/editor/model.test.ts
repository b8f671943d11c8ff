// A person chooses whose words roles may use, among the language models that the editor has.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { stage } from '../../build/package.ts'
import { openWindow, remote } from './browser.ts'
import { allowDevelopment } from './development.ts'
import { answer, run } from './hands.ts'
import { hostBundle } from './host-bundle.ts'
import { pictures, rig } from './rig.ts'

suite('a language model on the screen', () => {
  let page: Page

  suiteSetup(async () => {
    const { browser, served, office } = await rig()
    const { extensions } = await hostBundle(stage())
    page = await openWindow(browser, served, office.folder, {
      file: office.at('credential-exception.md'),
      payload: [['extensionDevelopmentPath', remote(served, extensions)]],
      prepare: allowDevelopment,
    })
    await page.locator('.squiggly-error').first().waitFor()
  })
  teardown(async function () {
    if (this.currentTest?.isFailed()) await page.screenshot({ path: join(pictures, 'failed-model.png') })
  })
  suiteTeardown(() => page?.context().close())

  const row = (text: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: text })

  test('is one of those that are here, or none', async () => {
    await run(page, 'Countersign: Choose a Language Model')
    await row('None').waitFor()
    await row('countersign-tests:small').waitFor()
    await answer(page, 'Small')
  })

  test('is taken back as easily', async () => {
    await run(page, 'Countersign: Choose a Language Model')
    await row('None').waitFor()
    await answer(page, 'None')
  })
})
