// The page about agents names every tool that they have.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { tools } from '../../server/mcp/tools/index.ts'

test('docs/agents.md names every tool', () => {
  const page = readFileSync(join(root, 'docs', 'agents.md'), 'utf8')
  assert.deepEqual(
    tools.map(({ name }) => name).filter(name => !page.includes(`\`${name}\``)),
    [],
  )
})
