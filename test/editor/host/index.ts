// The suite that runs inside of the extension host: in code-server as part of `npm test`, and in a desktop VS Code by
// `npm run test:desktop`. What is seen on the screen is tried elsewhere; here is what an extension can ask of its editor.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter: 'spec' })
  mocha.suite.emit('pre-require', globalThis, 'host', mocha)
  await import('./manifest.ts')
  await import('./packets.ts')
  await import('./acts.ts')
  await import('./chat.ts')
  await import('./words.ts')
  await import('./mcp.ts')
  const said: string[] = []
  const failures = await new Promise<number>(resolve => {
    mocha
      .run(resolve)
      .on('pass', test => said.push(`✔ ${test.fullTitle()}`))
      .on('fail', (test, error) => said.push(`✗ ${test.fullTitle()}\n${error.stack ?? error.message}`))
  })
  // Nobody sees what an extension host prints: whoever started it reads this.
  writeFileSync(join(__dirname, 'said.txt'), said.join('\n'))
  if (failures > 0) throw new Error(`${failures} of the tests inside of the extension host failed.`)
}
