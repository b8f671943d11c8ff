// What the documents say of profiles is true: examples are read without a problem, and what is named is there.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../../build/json-schemas.ts'
import { allCommands } from '../../server/cli/commands/index.ts'
import { builtIn } from '../../server/profile/built-in/index.ts'
import { readWorkspace } from '../../server/profile/read.ts'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'profiles.md'), 'utf8')
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

suite('docs/coverage.md', () => {
  const coverage = readFileSync(join(root, 'docs', 'coverage.md'), 'utf8')
  const named = (what: string) =>
    [...coverage.matchAll(new RegExp(`${what} \`([^\`]+)\``, 'g'))].map(([, name]) => name!)

  test('names rules that there are', () => {
    const missing = named('rule').filter(code => !existsSync(join(root, 'server', 'rules', `${code}.ts`)))
    assert.deepEqual(missing, [])
  })

  test('names commands that there are', async () => {
    const there = new Set((await allCommands()).map(({ name }) => name))
    assert.deepEqual(
      named('command').filter(name => !there.has(name)),
      [],
    )
  })

  test('names fields that a profile has', () => {
    const { properties } = JSON.parse(jsonSchemas().get('schemas/json/profile.schema.json')!) as Shape
    const missing = named('field').filter(path => {
      const [top = '', key] = path.split('.')
      const shape = properties?.[top]
      const inner = [shape, shape?.items, shape?.additionalProperties].map(one => one?.properties ?? {})
      return !shape || (key !== undefined && !inner.some(one => key in one))
    })
    assert.deepEqual(missing, [])
  })

  test('names evidence, topics and escalations that the built-in profiles have', () => {
    const known = JSON.stringify(builtIn)
    const inside = [...coverage.matchAll(/field `[^`]+` \(([^)]+)\)/g)].flatMap(
      ([, list]) => list!.match(/`[a-z-]+`/g) ?? [],
    )
    const missing = inside.filter(name => !known.includes(`"${name.slice(1, -1)}"`))
    assert.deepEqual(missing, [])
  })
})

type Shape = {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly additionalProperties?: Shape
}
