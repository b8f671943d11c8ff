// `--cache` answers from an earlier run, and only while everything that the answer rests on is as it was.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Basis } from '../../server/host/basis.ts'
import { readCache, writeCache } from '../../server/node/cache-file.ts'
import { workspace } from '../support/workspace.ts'
import { note, page, twice } from './note.ts'

type Workspace = ReturnType<typeof workspace>

const lint = (of: Workspace, ...words: string[]) => {
  const { out, err, exit } = of.run('lint', '--as-of', '2026-11-15', '-f', 'unix', '--cache', ...words)
  assert.notEqual(exit, 2, err)
  return out
}

const folder = ({ home }: Workspace) => join(home, 'cache', 'countersign')
const file = (of: Workspace) => join(folder(of), readdirSync(folder(of)).find(name => name.startsWith('lint-'))!)

/** Makes the cache say `known` for each finding, so that an answer from it can be told apart. */
function mark(of: Workspace, path = file(of)) {
  const stored = readCache(path)!
  const text = new TextDecoder().decode(stored.bytes)
  const marked = text.replaceAll(
    /"message":"([^"]*)"/g,
    (_, said: string) => `"message":"${'known '.repeat(99).slice(0, said.length)}"`,
  )
  writeCache(path, stored.index, [new TextEncoder().encode(marked)])
}

/** Whether the second run answers from the first after a change in between. */
function check(expected: 'known' | 'asked again', change: (of: Workspace) => void, ...words: string[]) {
  const of = workspace(note(twice))
  lint(of)
  mark(of)
  change(of)
  const out = lint(of, ...words)
  assert.equal(out.includes('known') ? 'known' : 'asked again', expected, out)
}

suite('--cache', function () {
  this.timeout(60_000)

  test('nothing has changed', () => check('known', () => {}))
  test('only times have changed, as after a checkout', () =>
    check('known', ({ path }) => {
      for (const name of ['note.md', 'evidence/login.txt', 'countersign.yaml']) utimesSync(path(name), 0, 0)
    }))
  test('another packet is new', () => check('known', ({ write }) => write('other.md', page())))
  test('the packet has changed', () => check('asked again', ({ write }) => write('note.md', page(`${twice} Again.`))))
  test('its evidence has changed', () => check('asked again', ({ write }) => write('evidence/login.txt', 'other\n')))
  test('its evidence is gone', () => check('asked again', ({ path }) => rmSync(path('evidence/login.txt'))))
  test('the workspace file has changed', () =>
    check('asked again', ({ write, read }) => write('countersign.yaml', `${read('countersign.yaml')}# more\n`)))
  test('it is another day', () => check('asked again', () => {}, '--as-of', '2026-11-16'))
  test('a rule has another severity', () => check('asked again', () => {}, '--rule', 'unused-evidence=off'))
  test('somebody changed the cache', () =>
    check('asked again', of => writeFileSync(file(of), `${readFileSync(file(of), 'utf8')} `)))
  test('the cache is torn', () =>
    check('asked again', of => writeFileSync(file(of), readFileSync(file(of), 'utf8').slice(0, 200))))

  test('evidence that appears where there was none', () => {
    const of = workspace(note(twice))
    rmSync(of.path('evidence'), { recursive: true })
    assert.match(lint(of), /missing-evidence/)
    mark(of)
    assert.match(lint(of), /known/)
    of.write('evidence/login.txt', 'login by svc-billing\n')
    assert.doesNotMatch(lint(of), /known|missing-evidence/)
  })

  test('one format answers for another that shows as much', () => {
    const of = workspace(note(twice))
    of.run('lint', '--as-of', '2026-11-15', '-f', 'github', '--cache')
    mark(of)
    assert.match(lint(of), /known/)
  })

  test('--cache-location says where: a file, or a folder', () => {
    const of = workspace(note(twice))
    lint(of, '--cache-location', 'kept/here.json')
    mark(of, of.path('kept/here.json'))
    assert.match(lint(of, '--cache-location', 'kept/here.json'), /known/)
    lint(of, '--cache-location', 'kept/')
    assert.equal(readdirSync(of.path('kept')).length, 2)
    assert.deepEqual(readdirSync(folder(of)), ['workspaces'])
  })

  test('a cache that cannot be written is said, and nothing more', () => {
    const of = workspace(note(twice))
    const { err, exit } = of.run(
      'lint',
      '--as-of',
      '2026-11-15',
      '-f',
      'unix',
      '--cache',
      '--cache-location',
      'note.md/x',
    )
    assert.equal(err, 'The cache note.md/x cannot be written: something else is already there.\n')
    assert.equal(exit, 1)
  })

  test('what lapses by the hour is asked again when it has lapsed', () => {
    const of = workspace(
      note(twice)
        .replace('fresh: 30d', 'fresh: 1h')
        .replace('captured 2026-11-12', `captured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`),
    )
    of.run('lint', '-f', 'unix', '--cache')
    const { entries } = readCache(file(of))!.index as { entries: readonly { basis: Basis }[] }
    const minutes = entries[0]!.basis.until! - Math.floor(Date.now() / 60_000)
    assert.ok(minutes >= 0 && minutes <= 60, `${minutes}`)
  })
})
