// docs/profiles.md is true: its examples are read without a problem, and it names every key there is.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../../build/json-schemas.ts'
import { readWorkspace } from '../../server/profile/read.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'profiles.md'), 'utf8')
const fences = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text!)
const [first = ''] = fences

/** A whole file as it stands, a part of a profile on top of the page's first example. */
const check = (text: string) => {
  const whole = /^(?:#|version|profiles)/.test(text)
  const file = whole ? text : `${first}  part:\n    extends: change-waiver\n${text.replace(/^(?=.)/gm, '    ')}`
  assert.deepEqual(readWorkspace(file).problems, [], text)
}

suite('docs/profiles.md', () => {
  test('has examples that are read without a problem', () => {
    assert.ok(fences.length >= 5)
    for (const text of fences) check(text)
  })

  test('names every key of a profile and of the file', () => {
    const keys = new Set<string>()
    const collect = (schema: unknown) => {
      if (typeof schema !== 'object' || schema === null) return
      const { properties = {}, ...rest } = schema as { properties?: object }
      for (const [key, value] of Object.entries(properties)) {
        keys.add(key)
        collect(value)
      }
      for (const value of Object.values(rest)) collect(value)
    }
    for (const text of jsonSchemas().values()) collect(JSON.parse(text))
    const written = new Set(page.match(/[a-z_]+/gi))
    assert.deepEqual(
      [...keys].filter(key => !written.has(key)),
      [],
    )
  })
})
