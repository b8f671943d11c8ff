// Whoever offers the roles without having them offers those that there are.
import assert from 'node:assert/strict'
import { roleNames } from '../../schemas/roles.ts'
import { roles } from '../../server/agents/index.ts'

test('the roles by name, in the order in which they run', () => {
  assert.deepEqual(
    roles.map(({ name }) => name),
    roleNames,
  )
})
