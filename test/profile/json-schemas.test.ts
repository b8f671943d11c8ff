import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { jsonSchemas } from '../../build/json-schemas.ts'

const workspace = new Ajv({ strictTypes: false }).compile(
  JSON.parse(jsonSchemas().get('schemas/json/workspace.schema.json')!),
)

/** Where an editor underlines first. */
const check = (yaml: string) => (workspace(parse(yaml)) ? [] : [workspace.errors![0]!.instancePath])

suite('JSON Schemas for editors', () => {
  test('are valid themselves', () => {
    for (const [path, text] of jsonSchemas()) assert.ok(new Ajv().validateSchema(JSON.parse(text)), path)
  })

  test('accept whatever other teams wrote', () => {
    const folder = join(import.meta.dirname, 'fixtures')
    for (const file of readdirSync(folder)) assert.deepEqual(check(readFileSync(join(folder, file), 'utf8')), [], file)
  })

  test('refuse an unknown key and a wrong value where they stand', () => {
    assert.deepEqual(check('profiles: { a: { extends: approval, sections: [{ name: B, abuot: C }] } }'), [
      '/profiles/a/sections/0',
    ])
    assert.deepEqual(check('rules: { overdue-step: fatal }'), ['/rules/overdue-step'])
  })

  test('let null take away, and only where something can be taken away', () => {
    assert.deepEqual(check('profiles: { a: { extends: approval, evidence: { remark: null }, expiry: null } }'), [])
    assert.notDeepEqual(check('roster: [{ handle: maria, name: null }]'), [])
  })

  test('say of every key what it is for', () => {
    const silent: string[] = []
    const look = (schema: unknown, path: string) => {
      if (typeof schema !== 'object' || schema === null) return
      const { properties, ...rest } = schema as { properties?: Record<string, { description?: string }> }
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (!value.description && !said.has(key)) silent.push(`${path}/${key}`)
        look(value, `${path}/${key}`)
      }
      for (const [key, value] of Object.entries(rest)) look(value, `${path}/${key}`)
    }
    for (const [path, text] of jsonSchemas()) look(JSON.parse(text), path)
    assert.deepEqual(silent, [])
  })
})

/** Keys whose name says it all. */
const said = new Set(['name', 'role', 'over', 'evidence', 'at'])
