// Many packets, many threads, a reader that goes away, and a run that goes on.
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { command, workspace } from '../support/workspace.ts'
import { countersignYaml, login, note, page, twice, twiceSaid } from './note.ts'

const lint = ['lint', '--as-of', '2026-11-15', '-f', 'unix'] as const
const name = (number: number) => `${String(number).padStart(3, '0')}.md`
const many = (count: number) => {
  const of = workspace(`${countersignYaml}${login}`)
  for (let number = 0; number < count; number++) of.write(name(number), page(number % 3 ? twice : ''))
  return of
}

suite('many packets', function () {
  this.timeout(60_000)

  test('two threads say what one would, in the same order', () => {
    const { run } = many(90)
    const expected = Array.from({ length: 90 }, (_, number) => number).filter(number => number % 3)
    assert.deepEqual(run(...lint), {
      out: expected.map(number => `${name(number)}:14:3: ${twiceSaid}\n`).join(''),
      err: '',
      exit: 1,
    })
  })

  test('two threads mend what one would', () => {
    const { run, read } = many(60)
    assert.equal(run(...lint, '--fix').err, 'Mended 40 findings in 40 packets.\n')
    assert.match(read(name(59)), /\*\*F2\.\*\*/)
    assert.deepEqual(run(...lint), { out: '', err: '', exit: 0 })
  })

  test('a second run with --cache asks nothing again', () => {
    const { run } = many(60)
    const first = run(...lint, '--cache')
    assert.deepEqual(run(...lint, '--cache'), first)
  })

  test('a reader that has seen enough is no failure', function () {
    if (process.platform === 'win32') this.skip()
    const { folder, path } = many(60)
    for (let number = 0; number < 60; number++)
      writeFileSync(path(name(number)), page(Array(200).fill(twice).join('\n\n')))
    const script = `"$0" "$1" ${lint.join(' ')} | head -1; echo "\${PIPESTATUS[0]}" >&2`
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, command], {
      cwd: folder,
      encoding: 'utf8',
    })
    assert.equal(stdout, `000.md:14:3: ${twiceSaid}\n`)
    assert.equal(stderr, '1\n')
  })
})

/** Waits until the process has said something on either stream since the last time. */
function listener(child: ChildProcess) {
  let heard = ''
  let wake = () => {}
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      wake()
    })
  return async (words: RegExp) => {
    while (!words.test(heard)) await new Promise<void>(resolve => (wake = resolve))
    const all = heard
    heard = ''
    return all
  }
}

suite('--watch', function () {
  this.timeout(60_000)
  const watching = /^Watching 1 packet\. Ctrl\+C ends it\.$/m

  test('checks again when a packet, its evidence or the workspace file changes', async () => {
    const of = workspace(note())
    const child = of.start(...lint, '--watch')
    const hears = listener(child)
    try {
      assert.doesNotMatch(await hears(watching), /error/)
      of.write('note.md', page(twice))
      assert.match(await hears(watching), new RegExp(twiceSaid.replace(/[[\].]/g, '\\$&')))
      rmSync(of.path('evidence/login.txt'))
      assert.match(await hears(watching), /missing-evidence/)
      of.write('countersign.yaml', 'roster: []\n')
      assert.match(await hears(watching), /unknown-profile/)
    } finally {
      child.kill()
    }
  })

  test('sees a packet that is new', async () => {
    const of = workspace(note())
    const child = of.start(...lint, '--watch')
    const hears = listener(child)
    try {
      await hears(watching)
      of.write('sub/other.md', page())
      await hears(/^Watching 2 packets/m)
    } finally {
      child.kill()
    }
  })
})
