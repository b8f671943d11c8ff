// A file gets its new text whole or keeps its old one.
import assert from 'node:assert/strict'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFile, putFile, replaceText } from '../../server/node/write-file.ts'

suite('writing', () => {
  let folder = ''
  const path = (name: string) => join(folder, name)
  const read = (name: string) => readFileSync(path(name), 'utf8')
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'write-'))
  })
  teardown(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true })
  })

  test('replaces what it was told stands there', () => {
    writeFileSync(path('a'), 'old')
    assert.equal(replaceText(path('a'), 'new', 'old'), 'written')
    assert.deepEqual([read('a'), readdirSync(folder)], ['new', ['a']])
  })

  test('leaves alone what was changed meanwhile', () => {
    writeFileSync(path('a'), 'somebody was here')
    assert.equal(replaceText(path('a'), 'new', 'old'), 'changed meanwhile')
    assert.deepEqual([read('a'), readdirSync(folder)], ['somebody was here', ['a']])
  })

  test('fails without a trace where it may not write', function () {
    if (process.getuid?.() === 0) this.skip()
    writeFileSync(path('a'), 'old')
    chmodSync(folder, 0o500)
    assert.throws(() => replaceText(path('a'), 'new', 'old'), { code: 'EACCES' })
    assert.deepEqual([read('a'), readdirSync(folder)], ['old', ['a']])
  })

  test('puts a file, in pieces, whatever was there', () => {
    putFile(path('a'), ['one ', 'two'])
    assert.equal(read('a'), 'one two')
    chmodSync(path('a'), 0o600)
    putFile(path('a'), 'x'.repeat(200_000))
    assert.equal(read('a').length, 200_000)
    assert.equal(statSync(path('a')).mode & 0o777, 0o600)
  })

  test('puts it behind a link, and into a device, without replacing either', function () {
    if (process.platform === 'win32') this.skip()
    writeFileSync(path('a'), 'old')
    symlinkSync('a', path('link'))
    putFile(path('link'), 'new')
    assert.equal(read('a'), 'new')
    putFile('/dev/null', 'nothing')
    assert.ok(statSync('/dev/null').isCharacterDevice())
  })

  test('takes away what killed writers left, and nothing of one that still writes, or of anybody else', () => {
    const left = (name: string, minutes: number) => {
      writeFileSync(path(name), 'half of')
      const then = Date.now() / 1000 - minutes * 60
      utimesSync(path(name), then, then)
    }
    left('.a.4711-mfw3x0a1.countersign.tmp', 11)
    left('.b.4711-mfw3x0a1.countersign.tmp', 60 * 24)
    left('.a.4712-mfw3x0a2.countersign.tmp', 1)
    left('.a.4711-mfw3x0a1.tmp', 60)
    putFile(path('a'), 'new')
    assert.deepEqual(readdirSync(folder), ['.a.4711-mfw3x0a1.tmp', '.a.4712-mfw3x0a2.countersign.tmp', 'a'])
  })

  test('creates what is not there yet, and nothing else', () => {
    assert.equal(createFile(path('a'), 'mine'), 'written')
    assert.equal(createFile(path('a'), 'yours'), 'already there')
    assert.equal(read('a'), 'mine')
  })
})
