// What lint sees beside a page: a ledger that changed since an earlier run, and one whose page is gone.
import assert from 'node:assert/strict'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { digestOf } from '../../server/ledger/canonical.ts'
import { play } from '../ledger/play.ts'
import { workspace } from '../support/workspace.ts'
import { note } from './note.ts'

/** A workspace whose packet has a ledger, and what lint says there, line by line, without the sentence. */
function opened() {
  const of = workspace(note())
  for (const { name, bytes } of play('').files) of.write(`note.ledger/${name}`, bytes!)
  const lint = (...words: string[]) => {
    const { out, err, exit } = of.run('lint', '--as-of', '2026-11-15', '-f', 'unix', ...words)
    assert.notEqual(exit, 2, err)
    return [...out.matchAll(/^(\S+?):\d+:\d+: .*\[(\S+)\]$/gm)].map(([, file, rule]) => `${file} ${rule}`)
  }
  return { ...of, lint }
}

suite('a ledger beside a page', function () {
  this.timeout(60_000)

  test('is asked again when it has changed', () => {
    const { lint, write } = opened()
    const before = lint('--cache')
    assert.deepEqual(lint('--cache'), before)
    write(`note.ledger/${digestOf('words')}.json`, 'no event')
    assert.ok(lint('--cache').length > before.length, 'the damage is told')
  })

  test('is found when its page is gone', () => {
    const { lint, path } = opened()
    rmSync(path('note.md'))
    assert.deepEqual(lint(), ['note.md ledger-without-page'])
  })

  test('is found when its page is no packet any more', () => {
    const { lint, write } = opened()
    write('note.md', '# Broker\n')
    assert.deepEqual(lint(), ['note.md ledger-without-page'])
    assert.deepEqual(lint('note.md'), ['note.md ledger-without-page'])
  })

  test('is not taken for one when it is a link, wherever that leads', () => {
    const { lint, path } = opened()
    renameSync(path('note.ledger'), path('elsewhere'))
    symlinkSync('elsewhere', path('note.ledger'))
    assert.ok(lint().includes('note.md broken-ledger'))
  })

  test('says nothing where there is no event', () => {
    const of = workspace(note())
    of.write('other.ledger/notes.txt', 'nothing')
    assert.equal(of.run('lint', '--as-of', '2026-11-15', '-f', 'unix').out.includes('other'), false)
  })
})
