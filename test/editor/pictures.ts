// `npm run pictures`: what the pages show of VS Code, taken from the real one.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { openWindow } from './browser.ts'
import { answer, dialog, goTo, run, webview } from './hands.ts'
import { mochaGlobalTeardown, pictures, rig } from './rig.ts'

const size = { width: 1360, height: 820 }
const here = await rig()
try {
  here.office.sit('maria')
  const page = await openWindow(here.browser, here.served, here.office.folder, {
    file: here.office.at('credential-exception.md'),
    size,
  })
  const take = async (name: string) => {
    await page.screenshot({ path: join(pictures, `${name}.png`) })
    copyFileSync(join(pictures, `${name}.png`), join(root, 'docs', 'pictures', `${name}.png`))
    console.log(`docs/pictures/${name}.png`)
  }
  await page.locator('.squiggly-error').first().waitFor()
  // The files are on the left of every picture of VS Code; here it is about the page and the panel.
  await page.keyboard.press('Control+b')
  await run(page, 'Countersign: Show the Packet’s Panel')
  await webview(page).getByText('Raman Iyer').first().waitFor()
  await page.locator('.editor-instance .view-lines').first().click()
  await goTo(page, 72)
  await webview(page).locator('.cursor', { hasText: 'C5' }).waitFor()
  await take('editor')
  await run(page, 'Countersign: Compare a Draft With What It Would Change')
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'D4' }).waitFor()
  await answer(page, 'D4')
  const accept = page.locator('.editor-actions [aria-label^="Accept This Draft"]').first()
  await accept.waitFor()
  await page.locator('.char-insert').first().waitFor()
  await take('draft')
  await accept.click()
  await dialog(page).waitFor()
  await take('sign')
  await page.keyboard.press('Escape')
} finally {
  await mochaGlobalTeardown()
}
