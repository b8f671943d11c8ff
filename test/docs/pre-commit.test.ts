// The hooks for pre-commit, called as it calls them: they fail where there is something to mend, and change nothing.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../../build/generated.ts'
import { note, page, twice } from '../cli/note.ts'
import { office } from '../cli/office.ts'

type Hook = {
  readonly id: string
  readonly entry: string
  readonly language: string
  readonly files?: string
  readonly pass_filenames: boolean
}
const hooks: readonly Hook[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const day = ['--as-of', '2026-11-15']

/** What a commit of these files is told. */
function check(id: string, changed: Readonly<Record<string, string>>, expected: number) {
  const of = office(`${note()}-- README.md --\n# Not a packet\n`)
  for (const [name, text] of Object.entries(changed)) of.write(name, text)
  const before = of.git('status', '--short')
  const hook = hooks.find(one => one.id === id)!
  const files = Object.keys(changed).filter(name => new RegExp(hook.files ?? '').test(name))
  const [program, ...words] = hook.entry.split(' ')
  assert.equal(program, 'countersign')
  const { exit, out, err } = of.run(...words, ...day, ...(hook.pass_filenames ? files : []))
  assert.equal(exit, expected, `${out}${err}`)
  assert.equal(of.git('status', '--short'), before)
}

suite('hooks for pre-commit', function () {
  this.timeout(60_000)

  for (const { id } of hooks) {
    test(`${id} fails on a packet with an error`, () => check(id, { 'note.md': page(twice) }, 1))
    test(`${id} lets a good packet and other Markdown pass`, () =>
      check(id, { 'note.md': page('More prose.'), 'README.md': '# Still no packet\n' }, 0))
  }
  test('countersign-changed fails where only evidence changed', () =>
    check('countersign-changed', { 'evidence/login.txt': 'login by svc-other\n' }, 1))

  test('start what the package brings, once it was built', () => {
    assert.ok(Object.hasOwn(manifest.bin, 'countersign'))
    assert.equal(manifest.scripts.prepare, 'node build/prepare.mjs')
    assert.ok(existsSync(join(root, 'build', 'prepare.mjs')))
    for (const { language } of hooks) assert.equal(language, 'node')
  })
})
