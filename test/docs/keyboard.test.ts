// The page for who has no mouse names every key of the extension, with its command, and no key that is none.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'

type Contributes = {
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string }[]
  readonly commands: readonly { readonly command: string; readonly title: string }[]
}

const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8')
const { contributes } = JSON.parse(read('package.json')) as { contributes: Contributes }
const words = JSON.parse(read('package.nls.json')) as Record<string, string>

/** `ctrl+k shift+p` as people read it. */
const asRead = (key: string) => key.replace(/[a-z]+/g, part => part[0]!.toUpperCase() + part.slice(1))
const titleOf = (wanted: string) =>
  words[contributes.commands.find(({ command }) => command === wanted)!.title.slice(1, -1)]!.replace(/…$/, '')

test('docs/keyboard.md has a line for every key of the extension', () => {
  const lines = [...read('docs', 'keyboard.md').matchAll(/^\| ([^|`]+) \| `(Ctrl\+K Shift\+[A-Z])` \| [^|]+ \|$/gm)]
  assert.deepEqual(
    lines.map(([, title, keys]) => `${title}: ${keys}`).sort(),
    contributes.keybindings.map(({ command, key }) => `${titleOf(command)}: ${asRead(key)}`).sort(),
  )
})

test('no page names a key of ours that is none', () => {
  const ours = new Set(contributes.keybindings.map(({ key }) => asRead(key)))
  const named = globSync('docs/**/*.md', { cwd: root }).flatMap(page =>
    [...read(page).matchAll(/Ctrl\+K Shift\+\w+/g)].map(([keys]) => `${page}: ${keys}`),
  )
  assert.deepEqual(
    named.filter(line => !ours.has(line.split(': ')[1]!)),
    [],
  )
})

test('one place has one command for a key, and a Mac has the same one', () => {
  for (const { key, mac } of contributes.keybindings) assert.equal(mac, key.replace('ctrl', 'cmd'))
  const twice = Map.groupBy(contributes.keybindings, ({ key }) => key)
  const pairs = [...twice.values()].filter(some => some.length > 1).map(some => some.map(({ command }) => command))
  assert.deepEqual(pairs, [
    ['countersign.acceptDraft', 'countersign.act.accept'],
    ['countersign.rejectDraft', 'countersign.act.reject'],
  ])
})
