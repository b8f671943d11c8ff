// A diff that `patch` understands: applied to the one text, it gives the other.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { unifiedDiff } from '../../server/cli/lint/diff.ts'

const check = (before: string, after: string, expected: string) =>
  assert.equal(unifiedDiff('p.md', before, after), expected && `--- a/p.md\n+++ b/p.md\n${expected}`)

suite('unified diff', () => {
  test('is nothing for the same text', () => check('a\nb\n', 'a\nb\n', ''))

  test('shows three lines around a change', () =>
    check(
      '1\n2\n3\n4\n5\n6\n7\n8\n9\n',
      '1\n2\n3\n4\nfive\n6\n7\n8\n9\n',
      '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
    ))

  test('joins hunks that touch and parts those that do not', () => {
    const text = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join('')
    check(
      text,
      text.replace('3\n', 'three\n').replace('8\n', '').replace('19\n', '19\nmore\n'),
      '@@ -1,11 +1,10 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n 7\n-8\n 9\n 10\n 11\n@@ -17,4 +16,5 @@\n 17\n 18\n 19\n+more\n 20\n',
    )
  })

  test('says where a line end is missing', () => {
    check('a', 'a\n', '@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n')
    check('', 'a\n', '@@ -0,0 +1,1 @@\n+a\n')
    check('a\n', '', '@@ -1,1 +0,0 @@\n-a\n')
  })

  test('shows a changed line end', () => check('a\r\nb\n', 'a\nb\n', '@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n'))

  test('gives up on finding the shortest where everything differs, and stays right', () => {
    const [a, b] = ['a', 'b'].map(letter => Array.from({ length: 5000 }, (_, n) => `${letter}${n}\n`).join(''))
    assert.equal(unifiedDiff('p.md', a!, b!).split('\n').length, 10_000 + 4)
  })

  test('patch makes the one text from the other', function () {
    const folder = mkdtempSync(join(tmpdir(), 'diff-'))
    const path = join(folder, 'p.md')
    if (spawnSync('patch', ['--version']).status !== 0) this.skip()
    const page = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map(lines => lines.join('\n'))
    fc.assert(
      fc.property(page, page, (before, after) => {
        writeFileSync(path, before)
        const diff = unifiedDiff('p.md', before, after)
        const { status, stdout } = spawnSync('patch', ['-p1', '--no-backup-if-mismatch'], {
          cwd: folder,
          input: diff,
          encoding: 'utf8',
        })
        if (diff) assert.equal(status, 0, `${stdout}\n${diff}`)
        const made = readFileSync(path, { encoding: 'utf8', flag: 'a+' })
        assert.equal(made, after)
      }),
      { seed: 7, numRuns: 150 },
    )
    rmSync(folder, { recursive: true })
  })
})
