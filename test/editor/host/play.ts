// Runs suites inside of the extension host. Nobody sees what an extension host prints: whoever started it reads a file beside.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export async function play(load: () => Promise<void>): Promise<void> {
  // Read as what it is, a module: by `require`, extension hosts of different ages get different things.
  const { default: Mocha } = await import('mocha')
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter: 'spec' })
  mocha.suite.emit('pre-require', globalThis, 'host', mocha)
  await load()
  const said: string[] = []
  const failures = await new Promise<number>(resolve => {
    mocha
      .run(resolve)
      .on('pass', test => said.push(`✔ ${test.fullTitle()}`))
      .on('fail', (test, error) => said.push(`✗ ${test.fullTitle()}\n${error.stack ?? error.message}`))
  })
  writeFileSync(join(__dirname, 'said.txt'), said.join('\n'))
  if (failures > 0) throw new Error(`${failures} of the tests inside of the extension host failed.`)
}
