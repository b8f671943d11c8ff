// docs/sources.md is true: what it declares is read, what it permits is understood, and its table lists the presets that there are.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { machineSettings } from '../../schemas/sources.ts'
import { errandOf } from '../../server/evidence/errand.ts'
import { parseLocator } from '../../server/evidence/locator.ts'
import { presets } from '../../server/evidence/presets/index.ts'
import { readWorkspace } from '../../server/profile/read.ts'

const page = readFileSync(join(root, 'docs', 'sources.md'), 'utf8')
const fence = (language: string) => new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(page)?.[1] ?? ''

suite('docs/sources.md', () => {
  test('declares sources that are read without a problem, and that can be asked', () => {
    const { workspace, problems } = readWorkspace(fence('yaml'))
    assert.deepEqual(problems, [])
    assert.equal(Object.keys(workspace.sources).length, 6)
    for (const [name, rest] of [
      ['tracker', 'SEC-4417'],
      ['idp', 'break-glass'],
      ['audit', 'att-1'],
      ['cluster', 'pods'],
      ['infra', `${'a'.repeat(40)}:broker.tf`],
      ['share', 'review.json'],
    ]) {
      const locator = parseLocator(`${name}:${rest}`)
      assert.ok(locator.kind === 'named')
      assert.ok(!('refused' in errandOf(locator, workspace.sources)), name)
    }
  })
  test('shows settings that a machine understands', () => {
    assert.deepEqual(machineSettings.safeParse(JSON.parse(fence('json'))).error?.issues ?? [], [])
  })
  test('lists every preset as it describes itself', () => {
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \| `[a-z-]+:([^`]+)` \|$/gm)]
    assert.deepEqual(
      rows.map(([, name, product, gives, example]) => ({ name, product, gives, example })),
      presets.map(({ name, product, gives, example }) => ({ name, product, gives, example })),
    )
  })
})
