// A Node that is too old is named, with what to do about it, in place of a fault somewhere inside.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { neededNode, oldNode } from '../../server/node/old-node.ts'

suite('an old Node', () => {
  test('is refused below what package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    assert.equal(engines.node, `>=${neededNode}`)
  })
  for (const version of ['22.19.0', '22.20.1', '23.0.0', '24.21.0', '26.1.0'])
    test(`${version} will do`, () => assert.equal(oldNode(version), undefined))
  for (const version of ['18.20.4', '20.20.2', '22.9.0', '22.18.9'])
    test(`${version} will not`, () =>
      assert.match(oldNode(version) ?? '', new RegExp(`needs Node 22\\.19 or newer, and this is Node ${version}\\.`)))
})
