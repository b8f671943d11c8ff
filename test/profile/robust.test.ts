// Whatever stands in countersign.yaml, reading it ends, says what is wrong inside of it, and leaves only what can be used.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { workspaceSchema } from '../../schemas/workspace.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'

const folder = join(import.meta.dirname, 'fixtures')
const files = readdirSync(folder).map(file => readFileSync(join(folder, file), 'utf8'))

function check(text: string) {
  const { workspace, problems } = readWorkspace(text)
  for (const { start, end } of problems) assert.ok(0 <= start && start <= end && end <= text.length)
  const { unusable = {}, ...rest } = workspace
  assert.ok(workspaceSchema.safeParse(rest).success)
  for (const name of Object.keys(workspace.profiles)) assert.ok('profile' in resolveProfile(name, workspace), name)
  for (const name of Object.keys(unusable)) assert.ok('problem' in resolveProfile(name, workspace), name)
}

const pieces = [
  ...[
    'null',
    '~',
    '[]',
    '{}',
    '""',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!!set ',
    '<<: *a',
    '|',
    '>',
    '#',
    ':',
    ',',
    '\t',
    '\r\n',
  ],
  ...[
    'extends: approval',
    'extends: vendor-onboarding',
    'remove: true',
    '__proto__: {}',
    'name: x',
    '14d',
    '1e999',
    '\uD800',
  ],
  ...['profiles:', 'roster:', '\n---\n', '\n...\n', '"', "'", '[', '{', '}', ']', '\u0000', '\uFEFF', '\u2028'],
]

suite('countersign.yaml, damaged', () => {
  test('every prefix of a file, in steps', () => {
    for (const text of files) for (let end = 0; end < text.length; end += 401) check(text.slice(0, end))
  })

  test('random cuts and insertions', function () {
    this.timeout(60_000)
    const damage = fc.record({
      file: fc.nat(files.length - 1),
      cuts: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.nat(60),
          put: fc.constantFrom('', ...pieces),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    })
    const runs = Math.min(Number(process.env.COUNTERSIGN_EDITS ?? 100), 1000)
    fc.assert(
      fc.property(damage, ({ file, cuts }) => {
        let text = files[file]!
        for (const { at, length, put } of cuts) {
          const start = Math.floor(at * text.length)
          text = text.slice(0, start) + put + text.slice(start + length)
        }
        check(text)
      }),
      { seed: 20261120, numRuns: runs },
    )
  })

  test('what is built to be slow', () => {
    check('&a [x, x, x, x, x, x, x, x, x]\n')
    const bomb = Array.from({ length: 20 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(i ? 9 : 0)}x]`).join('\n')
    check(bomb)
    check(`roster: ${'['.repeat(2000)}`)
    check(`x: ${'{a: '.repeat(1000)}`)
    check(`profiles:\n${Array.from({ length: 500 }, (_, i) => `  p${i}: { extends: p${i + 1} }`).join('\n')}`)
    check('x'.repeat(2_000_000))
    check(Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'))
  })
})
