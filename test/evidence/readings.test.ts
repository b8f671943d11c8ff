// What the definitions of a page give, from files in memory.
import assert from 'node:assert/strict'
import type { GitObjects } from '../../server/workspace/ports.ts'
import { readingsOf } from '../../server/workspace/readings.ts'
import { memoryFiles } from '../support/memory-files.ts'

const files = () =>
  memoryFiles([
    ['packets/evidence/a.json', '{"hosts":["b1","b2"],"day":"2026-11-12"}'],
    ['standards/S.md', '# S\n\n## One\n\nWords.\n'],
    ['large.txt', new Uint8Array(5 * 1_048_576 + 1)],
  ])

async function check(locator: string, expected: string, git?: GitObjects) {
  const readings = await readingsOf(files(), git).read([{ locator }], 'packets/packet.md')
  const reading = readings.get(locator)!
  assert.equal(reading.state === 'read' ? `read: ${reading.excerpt}` : `${reading.state}: ${reading.why}`, expected)
}

const page = 'packets/packet.md'
const hash = '8c1f2e0b7d418c1f2e0b7d418c1f2e0b7d418c1f'

suite('readings', () => {
  test('a pointer', () => check('evidence/a.json#/hosts', 'read: ["b1","b2"]'))
  test('another folder', () => check('../standards/S.md#one', 'read: ## One\n\nWords.\n'))
  test('outside', () => check('../../etc/passwd', 'refused: The path leaves the workspace.'))
  test('no such file', () => check('evidence/b.json', 'nothing: There is no file `packets/evidence/b.json`.'))
  test('too large', () => check('../large.txt', 'refused: `large.txt` is larger than 5 MiB: cite a smaller file.'))
  test('a malformed locator', () =>
    check('/etc/passwd', 'refused: The path is absolute: write it from the folder of this page.'))
  test('a web address', () =>
    check('https://a.example/b', 'not-checked: `a.example` was not asked: nothing is fetched here.'))
  test('a named source', () => check('idp:groups/x', 'not-checked: `idp` was not asked: nothing is fetched here.'))
  test('git where it is not run', () => check(`git:${hash}:a.txt`, 'not-checked: git is not run in this workspace.'))

  test('a source is read once until it changes, and what stays the same is the same object', async () => {
    const disk = files()
    const { read } = readingsOf(disk, undefined)
    const definitions = [
      { locator: 'evidence/a.json#/hosts' },
      { locator: 'evidence/a.json#/day' },
      { locator: 'no.txt' },
    ]
    const first = await read(definitions, page)
    const second = await read(definitions, page)
    for (const { locator } of definitions) assert.equal(first.get(locator), second.get(locator))
    assert.equal(disk.reads.get('packets/evidence/a.json'), 1)

    disk.write('packets/evidence/a.json', '{"hosts":["b1"],"day":"2026-11-12"}')
    const third = await read(definitions, page)
    const changed = third.get('evidence/a.json#/hosts')!
    assert.equal(changed.state === 'read' && changed.excerpt, '["b1"]')
    assert.notEqual(third.get('evidence/a.json#/day'), undefined)
    assert.equal(disk.reads.get('packets/evidence/a.json'), 2)
  })

  test('what stands at a full hash is asked for once, what a name points to every time', async () => {
    const asked: string[] = []
    const git: GitObjects = {
      async show(wanted) {
        asked.push(...wanted.map(({ revision, path }) => `${revision}:${path}`))
        return wanted.map(() => ({ bytes: new TextEncoder().encode('words\n') }))
      },
    }
    const { read } = readingsOf(files(), git)
    const definitions = [{ locator: `git:${hash}:a.txt` }, { locator: 'git:main:a.txt' }]
    const first = await read(definitions, page)
    const second = await read(definitions, page)
    assert.deepEqual(asked, [`${hash}:a.txt`, 'main:a.txt', 'main:a.txt'])
    for (const { locator } of definitions) assert.equal(first.get(locator), second.get(locator))
  })
})
