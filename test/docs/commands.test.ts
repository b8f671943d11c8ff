// The page of the command line names every command that there is.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { allCommands } from '../../server/cli/commands/index.ts'

test('docs/command-line.md names every command', async () => {
  const page = readFileSync(join(root, 'docs', 'command-line.md'), 'utf8')
  const missing = (await allCommands())
    .map(({ name }) => name)
    .filter(name => !new RegExp(`\`(?:countersign )?${name}[ \`]|countersign ${name}\\b`).test(page))
  assert.deepEqual(missing, [])
})
