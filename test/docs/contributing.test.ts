// What CONTRIBUTING.md says is done in a copy of the project: its files are written, its commands run. And whatever else it names exists.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { root } from '../../build/generated.ts'

const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const files = [...page.matchAll(/^(`{3,})\w+ (server\/\S+)\n([\s\S]*?)^\1$/gm)].map(
  ([, , path, body]) => [path!, body!] as const,
)
const aside = new Set(['node_modules', '.git', 'dist', 'out'])
const commands = [...page.matchAll(/^```sh\n([^`]*)```$/gm)].flatMap(([, block]) => block!.trim().split('\n'))

suite('CONTRIBUTING.md', function () {
  this.timeout(120_000)
  const copy = mkdtempSync(join(tmpdir(), 'countersign-'))
  suiteTeardown(() => rmSync(copy, { recursive: true }))

  test('takes a rule from nothing to its tests', () => {
    cpSync(root, copy, { recursive: true, filter: path => !aside.has(basename(path)) })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    for (const [path, body] of files) writeFileSync(join(copy, path), body)
    assert.deepEqual(
      files.map(([path]) => path),
      ['server/rules/shouted-heading.ts', 'server/rules/shouted-heading.md'],
    )

    const said = commands.map(line => {
      const { status, stdout, stderr } = spawnSync(line, { cwd: copy, shell: true, encoding: 'utf8' })
      assert.equal(status, 0, `${line}\n${stdout}${stderr}`)
      return stdout
    })
    assert.match(said.at(-1)!, /\b[3-9] passing/)
    const written = readFileSync(join(copy, 'server', 'rules', 'shouted-heading.md'), 'utf8')
    assert.match(written, /^# shouted-heading\n\nNo heading is written in capitals\. \*Info/)
  })

  test('names only what is there', () => {
    const named = [...page.matchAll(/`((?:server|test)\/[^`]*)`/g), ...page.matchAll(/\]\(([^)#]+)\)/g)].map(
      ([, path]) => path!,
    )
    assert.ok(named.length > 10)
    for (const path of named) assert.ok(existsSync(join(root, path)), path)
  })
})
