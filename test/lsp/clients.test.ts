// Editors that are not ours, as their people have them. A machine without one skips its test, and says so.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { command, workspace } from '../support/workspace.ts'
import { frontMatter, roster } from './editor.ts'

const page = `${frontMatter}## Findings

Käse 😀 and **F2.** is no statement here.

**F1.** Two hosts can read it.

**C1.** Only these two, as F1 says.

> [!TIP]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Nobody looked at the shells.
`
const fixture = `-- countersign.yaml --\n${roster}\n-- packet.md --\n${page}`

const isHere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

function inEditor(program: string, args: readonly string[]) {
  const place = workspace(fixture)
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd: place.folder,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      HOME: place.home,
      XDG_CACHE_HOME: join(place.home, 'cache'),
      COUNTERSIGN_COMMAND: JSON.stringify([process.execPath, command, 'lsp', '--stdio']),
    },
  })
  assert.equal(status, 0, `${stdout}\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}

type Found = { readonly code: string; readonly line: number; readonly column: number }

suite('Neovim', () => {
  test('shows findings, mends one, hovers and renames', function () {
    if (!isHere('nvim')) this.skip()
    this.timeout(180_000)
    const script = join(root, 'test', 'lsp', 'clients', 'neovim.lua')
    const told = inEditor('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', script])
    const lines = page.split('\n')
    const found = told.findings as readonly Found[]
    const claim = found.find(({ code, line }) => code === 'unsupported-claim' && lines[line]!.startsWith('**C1.**'))
    assert.ok(claim, JSON.stringify(found))
    assert.match(told.mended, /CAUTION/)
    assert.match(told.hover, /\*\*F1\*\* · fact/)
    assert.ok(told.lines.includes('> [!CAUTION]'))
    assert.ok(
      told.lines.includes('**F7.** Two hosts can read it.') &&
        told.lines.includes('**C1.** Only these two, as F7 says.'),
    )
  })
})

suite('Emacs with eglot', () => {
  test('shows findings and mends one', function () {
    const sources = '/usr/share/emacs/site-lisp/elpa-src'
    const found = isHere('emacs')
      ? spawnSync('sh', ['-c', `ls -d ${sources}/eglot-* ${sources}/project-* ${sources}/seq-* ${sources}/xref-*`], {
          encoding: 'utf8',
        })
      : undefined
    if (found?.status !== 0) this.skip()
    this.timeout(180_000)
    const folders = found!.stdout
      .trim()
      .split('\n')
      .flatMap(folder => ['-L', folder])
    const script = join(root, 'test', 'lsp', 'clients', 'emacs.el')
    const told = inEditor('emacs', ['-Q', '--batch', ...folders, '-l', script])
    assert.ok(
      (told.findings as readonly string[]).some(text => text.includes('cites no evidence')),
      JSON.stringify(told),
    )
    assert.ok((told.lines as readonly string[]).includes('> [!CAUTION]'))
  })
})
