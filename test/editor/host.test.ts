// Runs the suite inside of the extension host of a real VS Code.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Served, serveEditor } from '../../build/code-server.ts'
import { stage } from '../../build/package.ts'
import { openWindow, remote } from './browser.ts'
import { allowDevelopment } from './development.ts'
import { type HostBundle, hostBundle, type SuiteName } from './host-bundle.ts'
import { pictures, type Rig, rig } from './rig.ts'

suite('inside of the extension host', function () {
  this.timeout(300_000)
  let here: Rig
  let bundle: HostBundle

  suiteSetup(async () => {
    here = await rig()
    here.office.sit('lea')
    bundle = await hostBundle(stage())
  })

  test('the suite', () => check('index', here.served, 30))

  test('the suite of a folder that nobody trusts', async () => {
    const wary = await serveEditor({ home: here.home, trust: 'asks', env: { HOME: here.home } })
    try {
      await check('wary', wary, 4)
    } finally {
      await wary.stop()
    }
  })

  test('the suite of a folder that is on no disk', () => check('afloat', here.served, 4, 'vscode-vfs://tests/folder'))

  test('the suite of a chat', () => check('talk', here.served, 2))

  async function check(name: SuiteName, served: Served, atLeast: number, folder: string = here.office.folder) {
    const suite = bundle.suite(name)
    let end: (code: number) => void
    const heard: unknown[] = []
    const ended = new Promise<number>(resolve => {
      end = resolve
    })
    const page = await openWindow(here.browser, served, folder, {
      payload: [
        ['extensionDevelopmentPath', remote(served, bundle.extensions)],
        ['extensionTestsPath', remote(served, suite)],
        ['skipWelcome', 'true'],
      ],
      async prepare(page) {
        await page.exposeFunction('codeAutomationLog', (kind: string, said: unknown) =>
          kind === 'error' ? heard.push(said) : undefined,
        )
        await page.exposeFunction('codeAutomationExit', (code: number) => end(code))
        await allowDevelopment(page)
      },
    })
    const code = await ended
    await page.screenshot({ path: join(pictures, `host-${name}.png`) })
    await page.context().close()
    const file = join(dirname(suite), 'said.txt')
    // A suite that could not be loaded says nothing, and the editor says why.
    const told = existsSync(file) ? readFileSync(file, 'utf8') : heard.map(one => JSON.stringify(one)).join('\n')
    assert.equal(code, 0, told)
    // That nothing failed says nothing before something ran.
    assert.ok(told.split('\n').length >= atLeast, told)
  }
})
