// `npm run test:desktop`: the suite of the extension host in a desktop VS Code, which is downloaded where that can be done.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { bundle } from '../../build/bundle.ts'
import { stage } from '../../build/package.ts'
import { hostBundle } from './host-bundle.ts'
import { openOffice } from './office.ts'

const folder = mkdtempSync(join(tmpdir(), 'cs-'))
try {
  await bundle()
  const office = openOffice(join(folder, 'examples'))
  office.sit('lea')
  const { suite, extensions } = await hostBundle(stage())
  await runTests({
    extensionDevelopmentPath: extensions,
    extensionTestsPath: suite('index'),
    launchArgs: [
      office.folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--user-data-dir',
      join(folder, 'data'),
    ],
  })
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
