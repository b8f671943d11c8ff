// `npm start -- --once`: whether a person who opens the example packet sees its findings and its panel, and how that looks.
import { join, relative } from 'node:path'
import { root } from '../../build/generated.ts'
import { openWindow } from './browser.ts'
import { goTo, run, webview } from './hands.ts'
import { mochaGlobalTeardown, pictures, rig } from './rig.ts'

/** What the system under the editor wants, and the class that the editor then has. */
const themes = [
  { name: 'light', wants: { colorScheme: 'light', forcedColors: 'none' }, kind: 'vs' },
  { name: 'dark', wants: { colorScheme: 'dark', forcedColors: 'none' }, kind: 'vs-dark' },
  { name: 'high-contrast', wants: { colorScheme: 'dark', forcedColors: 'active' }, kind: 'hc-black' },
] as const

const here = await rig()
try {
  const page = await openWindow(here.browser, here.served, here.office.folder, {
    file: here.office.at('credential-exception.md'),
  })
  await page.locator('.squiggly-error').first().waitFor()
  console.log('✓ findings are underlined')
  await page.locator('.statusbar-item', { hasText: 'blocked · @raman' }).waitFor()
  console.log('✓ the status bar says verdict and owner')
  await run(page, 'Countersign: Show the Packet’s Panel')
  const panel = webview(page)
  await panel.getByText('Raman Iyer').first().waitFor()
  console.log('✓ the panel says who owns it')
  await page.locator('.editor-instance .view-lines').first().click()
  await goTo(page, 64)
  for (const { name, wants, kind } of themes) {
    await page.emulateMedia(wants)
    await page.locator(`.monaco-workbench.${kind}`).waitFor()
    const path = join(pictures, `editor-${name}.png`)
    await page.screenshot({ path })
    console.log(`✓ ${relative(root, path)}`)
  }
} finally {
  await mochaGlobalTeardown()
}
