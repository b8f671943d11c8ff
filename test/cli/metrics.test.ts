// What `countersign metrics` prints over a folder of packets, with and without ledgers.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { note, page } from './note.ts'
import { office } from './office.ts'

suite('countersign metrics', function () {
  this.timeout(60_000)

  test('adds up what the ledgers of a folder say, and counts the packets without one', () => {
    const of = office(`${note()}-- other.md --\n${page('', 'PKT-2026-0002')}`)
    assert.equal(of.by('maria', 'open', 'note.md', '--owner', 'raman').exit, 0)
    assert.equal(of.by('raman', 'object', 'note.md', 'F1', '--text', 'No.').exit, 0)
    const { out, err, exit } = of.run('metrics')
    assert.deepEqual({ err, exit }, { err: '', exit: 0 })
    assert.equal(
      out.replace(/\d{4}-\d\d-\d\d/, 'TODAY'),
      `1 packet with a ledger, 1 without.

Places where a page says something else than its ledger: 0.

From opening to first ready:    none so far
From opening to first release:  none so far

Drafts of agents: 0.

Objections, by role:
  owner: open 1, raised 1

Open objections at the end of the day:
  TODAY  1

Handoffs: 0, returned: 0.
`,
    )
    of.write('note.md', of.read('note.md').replace(/> \[!CAUTION\].*?No\.\n/s, ''))
    const { total, packets } = JSON.parse(of.run('metrics', '--json').out)
    assert.deepEqual([total.outOfStep, packets[0].outOfStep], [1, 1])
    of.git('rm', '-q', '--cached', 'note.md')
    rmSync(of.path('note.md'))
    assert.equal(JSON.parse(of.run('metrics', '--json').out).total.outOfStep, 1)
    const said = JSON.parse(of.run('metrics', 'other.md', '--json').out)
    assert.deepEqual([said.without, said.packets], [1, []])
  })
})
