// The manifest's part of package.json, from what the extension says of itself. Words go into package.nls.json.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { contributes } from '../client/manifest/contributes.ts'
import { settingsSchema } from '../schemas/settings.ts'
import { type Made, root } from './generated.ts'

/** Keys whose values a person reads. */
const worded = new Set([
  'title',
  'name',
  'displayName',
  'shortTitle',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'contents',
  'altText',
  'userDescription',
  'fullName',
  'label',
])

export function manifest(): Made {
  const present = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const words = new Map<string, string>()
  const said = { ...contributes, configuration: { title: 'Countersign', properties: settings() } }
  const made = {
    ...present,
    capabilities: apart(capabilities, ['capabilities'], words),
    contributes: apart(said, [], words),
  }
  return new Map([
    ['package.json', `${JSON.stringify(made, null, 2)}\n`],
    ['package.nls.json', `${JSON.stringify(Object.fromEntries([...words].sort()), null, 2)}\n`],
  ])
}

const capabilities = {
  untrustedWorkspaces: {
    supported: 'limited',
    description:
      'Packets are read and checked. Nothing is run, signed or fetched, and no decision can be made, until you trust the folder.',
    restrictedConfigurations: ['countersign.me'],
  },
  virtualWorkspaces: {
    supported: 'limited',
    description: 'Packets are read and checked. Decisions need a folder on a disk, where git and your key are.',
  },
}

function settings() {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' })
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const { description, ...rest } = schema as z.core.JSONSchema.BaseSchema
      const scope = scopes[name] ?? 'resource'
      return [`countersign.${name}`, { ...rest, markdownDescription: description, scope }]
    }),
  )
}

/** Which model is given a packet's words, and what this machine asks, is for the person to say, and for no repository. */
const scopes: Readonly<Record<string, string>> = {
  me: 'machine-overridable',
  model: 'machine',
  hosts: 'machine',
  commands: 'machine',
  repositories: 'machine',
}

/** The same value with its words taken out, each named by where it stood. */
function apart(value: unknown, at: readonly string[], words: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one, index) => apart(one, [...at, nameOf(one) ?? String(index)], words))
  if (typeof value !== 'object' || value === null) {
    if (typeof value !== 'string' || !worded.has(lastWord(at))) return value
    const key = at.filter(part => part !== '').join('.')
    words.set(key, value)
    return `%${key}%`
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, apart(one, [...at, key], words)]))
}

const lastWord = (at: readonly string[]) => at.findLast(part => !/^\d+$/.test(part)) ?? ''

/** Lists are told apart by what their entries are called, so that a new entry renames no other. */
function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const { command, id, key, view, when } = entry as Record<string, string | undefined>
  const name =
    command ??
    id ??
    (view && when
      ? `${view}.${when
          .replace('>', 'above')
          .replace('==', 'is')
          .replace(/[^A-Za-z0-9]+/g, '-')}`
      : undefined)
  return key && name ? `${name}.key` : name
}
