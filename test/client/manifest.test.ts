// What the manifest points at is packed: a path that leads nowhere fails without a word.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { root } from '../../build/generated.ts'
import { parts } from '../../build/package.ts'

const { contributes, icon } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

function* paths(value: unknown): Iterable<string> {
  if (typeof value === 'string' && /^\.\/|^media\//.test(value)) yield posix.normalize(value)
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* paths(one)
}

suite('the manifest', () => {
  for (const path of new Set([icon, ...paths(contributes)]))
    test(`packs ${path}`, () => {
      assert.ok(parts.some(part => path === part || path.startsWith(`${part}/`)))
      if (!path.startsWith('dist/')) assert.ok(existsSync(join(root, path)))
    })

  test('completes the workspace file by a schema that the examples fit', () => {
    const [{ fileMatch, url }] = contributes.yamlValidation
    const fits = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(join(root, url), 'utf8')),
    )
    assert.ok(fits(parse(readFileSync(join(root, 'examples', fileMatch), 'utf8'))), JSON.stringify(fits.errors))
    assert.equal(fits({ roster: 'nobody' }), false)
  })
})
