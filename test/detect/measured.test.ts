// The numbers on a rule's page are what its detector makes of the labelled sets today.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { labelled } from './labelled.ts'
import { measure, measured, withMeasured } from './measured.ts'

function check(code: string) {
  const file = join(root, 'server', 'rules', `${code}.md`)
  const page = readFileSync(file, 'utf8')
  const now = withMeasured(page, measure(code))
  if (process.env.UPDATE) writeFileSync(file, now)
  else assert.equal(page, now, 'Run `UPDATE=1 npx mocha test/detect/measured.test.ts`, and read what changed.')
}

suite('what the pages say of recall, precision and alarms', () => {
  for (const code of Object.keys(measured)) {
    test(code, () => check(code))
    test(`${code}: a few hundred lines, of both kinds, none twice`, () => {
      const lines = ['', '.later', '.apart'].flatMap(set => labelled(`${code}${set}`))
      const asked = new Set(lines.map(({ text, given }) => [text, ...given].join('\n')))
      assert.ok(lines.length >= 170, `${lines.length} lines`)
      assert.equal(asked.size, lines.length)
      for (const is of [true, false]) assert.ok(lines.filter(line => line.is === is).length >= 70)
    })
  }
})
