// The ledgers of the examples are what their histories make, agree with their pages, and are whole.
import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { examplePackets, exampleWithLedger } from '../../build/examples.ts'
import { differing, root } from '../../build/generated.ts'
import { lostIn } from '../../server/host/lost.ts'
import { readRecord } from '../../server/node/dossier.ts'
import { ledgerHistory } from '../../server/node/ledger-history.ts'
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

    test(`${name}: no event that was ever committed here is lost`, async () => {
      const { ledger } = readRecord(root, `examples/${name}.md`)!
      const openings = ledger.standing.opened.map(({ event }) => event)
      const history = ledgerHistory(root, `examples/${name}.ledger`, { refs: [], openings })
      const found = 'files' in history ? await lostIn(root, history.files, history.folder, ledger) : { damage: [] }
      assert.deepEqual(
        found.damage.map(({ message }) => message).slice(0, 3),
        [],
        'A history that is changed in its middle makes another ledger: give the packet the next number, and what lay here before is another packet’s.',
      )
    })

    test(`${name}: the page is in step, the ledger is whole, and everybody signed`, () => {
      work.run('sync', `${name}.md`)
      assert.equal(work.git('status', '--short'), '')
      const { out, exit } = work.run('ledger', 'verify', `${name}.md`)
      assert.equal(exit, 0, out)
      assert.match(out, / 0 of people unsigned[\s\S]*The ledger is whole\./)
    })
  }
})
