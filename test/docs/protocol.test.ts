// The page of the protocol names every message, setting, command and type that there is.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { commands, notifications, questions, requests, settings } from '../../schemas/protocol.ts'
import { tokenModifiers, tokenTypes } from '../../server/ide/tokens.ts'

test('docs/protocol.md names everything that is said', () => {
  const page = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8')
  const names = [
    ...Object.values({ ...requests, ...questions, ...notifications }).map(({ method }) => method),
    ...Object.values(commands).map(({ command }) => command),
    ...Object.keys(settings.shape),
    ...tokenTypes,
    ...tokenModifiers,
  ]
  assert.deepEqual(
    names.filter(name => !page.includes(`\`${name}\``)),
    [],
  )
})
