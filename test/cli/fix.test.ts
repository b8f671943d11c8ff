// `--fix` changes what can be mended in one way, nothing else and nothing by half; `--fix-dry-run` says what it would do.
import assert from 'node:assert/strict'
import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { workspace } from '../support/workspace.ts'
import { countersignYaml, login, note, page, twice } from './note.ts'

const lint = ['lint', '--as-of', '2026-11-15'] as const
const mended = (text: string) => text.replace('**F1.** The log shows it again', '**F2.** The log shows it again')

/** The page after `--fix`, whatever its form. */
function check(before: string, after: string) {
  const { write, read, run } = workspace(`${countersignYaml}${login}`)
  write('note.md', before)
  const { out, err, exit } = run(...lint, '--fix')
  assert.equal(read('note.md'), after)
  assert.deepEqual(
    { out, err, exit },
    { out: '✓ 1 packet, no findings.\n', err: 'Mended 1 finding in 1 packet.\n', exit: 0 },
  )
}

suite('--fix', function () {
  this.timeout(60_000)

  test('mends and reports what is left', () => check(page(twice), mended(page(twice))))
  test('keeps CRLF and a byte-order mark', () => {
    const windows = `\ufeff${page(twice).replaceAll('\n', '\r\n')}`
    check(windows, mended(windows))
  })
  test('keeps a missing last line end', () => check(page(twice).trimEnd(), mended(page(twice).trimEnd())))

  test('keeps the mode and leaves nothing behind', function () {
    if (process.platform === 'win32') this.skip()
    const { path, run, folder } = workspace(note(twice))
    chmodSync(path('note.md'), 0o640)
    run(...lint, '--fix')
    assert.equal(statSync(path('note.md')).mode & 0o777, 0o640)
    assert.deepEqual(readdirSync(folder).sort(), ['countersign.yaml', 'evidence', 'note.md'])
  })

  test('mends the file behind a link, and the link stays one', () => {
    const { path, run, read } = workspace(`${countersignYaml}-- kept/note.txt --\n${page(twice)}${login}`)
    symlinkSync('kept/note.txt', path('note.md'))
    assert.equal(run(...lint, '--fix', 'note.md').exit, 0)
    assert.equal(read('kept/note.txt'), mended(page(twice)))
  })

  test('touches only what was asked for, and only where it changes something', () => {
    const { run, read, path } = workspace(`${note(twice)}-- other.md --\n${page(twice)}-- clean.md --\n${page()}`)
    const before = statSync(path('clean.md')).mtimeMs
    run(...lint, '--fix', 'note.md', 'clean.md')
    assert.equal(read('other.md'), page(twice))
    assert.equal(statSync(path('clean.md')).mtimeMs, before)
  })

  test('goes on while one fix makes room for another', () => {
    const { run, read } = workspace(note([twice, twice, twice].join('\n\n')))
    assert.equal(run(...lint, '--fix').exit, 0)
    assert.deepEqual(read('note.md').match(/\*\*F\d\.\*\*/g), ['**F1.**', '**F2.**', '**F3.**', '**F4.**'])
  })

  test('never answers from the cache', () => {
    const { run, read } = workspace(note(twice))
    run(...lint, '--cache')
    run(...lint, '--cache', '--fix')
    assert.equal(read('note.md'), mended(page(twice)))
  })
})

suite('--fix-dry-run', function () {
  this.timeout(60_000)

  test('prints a diff that git applies, and changes nothing', () => {
    const { run, read, git, path } = workspace(`${note(twice)}-- sub/other.md --\n${page(twice)}`)
    const { out, err, exit } = run(...lint, '--fix-dry-run', 'note.md')
    assert.equal(
      out,
      `--- a/note.md
+++ b/note.md
@@ -11,7 +11,7 @@
 
 **F1.** The log shows a login by svc-billing.[^E1]
 
-**F1.** The log shows it again.[^E1]
+**F2.** The log shows it again.[^E1]
 
 ## Handoff ledger
 
`,
    )
    assert.equal(err, 'Would mend 1 finding in 1 packet.\n0 errors and 0 warnings would be left.\n')
    assert.equal(exit, 0)
    assert.equal(read('note.md'), page(twice))
    writeFileSync(path('fix.diff'), out)
    git('apply', 'fix.diff')
    assert.equal(read('note.md'), mended(page(twice)))
  })

  test('ends with 1 while errors would be left', () => {
    const { run } = workspace(note('**F3.** Nothing shows this.'))
    const { out, exit } = run(...lint, '--fix-dry-run')
    assert.deepEqual({ out, exit }, { out: '', exit: 1 })
  })
})
