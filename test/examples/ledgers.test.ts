// The ledgers of the examples are what their histories make, agree with their pages, and are whole.
import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { examplePackets, exampleWithLedger } from '../../build/examples.ts'
import { differing, root } from '../../build/generated.ts'
import { workspace } from '../support/workspace.ts'

suite('the ledgers of the examples', function () {
  this.timeout(60_000)
  const work = workspace('')
  suiteSetup(() => {
    cpSync(join(root, 'examples'), work.folder, { recursive: true })
    work.git('init', '--quiet')
    work.git('add', '-A')
    work.git('commit', '--quiet', '-m', 'The examples')
  })

  for (const name of examplePackets) {
    test(`${name}: its history makes these very bytes`, async () =>
      assert.deepEqual(
        differing(await exampleWithLedger(name)).slice(0, 3),
        [],
        'Run `npm run update` and commit what it writes.',
      ))

    test(`${name}: the page is in step, the ledger is whole, and everybody signed`, () => {
      work.run('sync', `${name}.md`)
      assert.equal(work.git('status', '--short'), '')
      const { out, exit } = work.run('ledger', 'verify', `${name}.md`)
      assert.equal(exit, 0, out)
      assert.match(out, / 0 of people unsigned[\s\S]*The ledger is whole\./)
    })
  }
})
