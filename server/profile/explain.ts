// What zod found, said to the person who wrote the file: which key, what stands there, what it must be.
import * as z from 'zod'
import { nearest } from './nearest.ts'

export type Explained = {
  readonly path: readonly PropertyKey[]
  /** Whether it is about the key itself and not about its value. */
  readonly of: 'key' | 'value'
  readonly message: string
}

export type Issue = z.core.$ZodIssue

/** `source` is what stands at a path, as written. */
export function explain(
  issue: Issue,
  schema: z.ZodType,
  value: unknown,
  source: (path: readonly PropertyKey[]) => string,
): readonly Explained[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      of: 'key',
      message: unknownKey(key, schemaAt(schema, path)),
    }))
  const here = path.length === 0 ? 'The file' : label(path)
  if (issue.code === 'invalid_key') {
    const why = issue.issues[0]?.message ?? 'is no key that may stand here'
    return [{ path, of: 'key', message: `${here} ${why}.` }]
  }
  if (issue.code === 'invalid_type' && at(value, path) === undefined) {
    const about = schemaAt(schema, path)?.description
    return [{ path, of: 'value', message: `${here} is missing.${about ? ` ${about}` : ''}` }]
  }
  const written = path.length === 0 ? here : shown(path, source(path))
  return [{ path, of: 'value', message: `${written} ${must(issue, at(value, path))}.` }]
}

function must(issue: Issue, value: unknown): string {
  if (issue.message.startsWith('must ')) return issue.message
  if (issue.code === 'invalid_type') return `must be ${types[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String)
    const meant = typeof value === 'string' ? nearest(value, choices) : undefined
    return `must be ${choices.length > 1 ? 'one of ' : ''}${quoted(choices)}${meant ? `; you may mean \`${meant}\`` : ''}`
  }
  if (issue.code === 'too_small') return `must have at least ${issue.minimum} ${units[issue.origin] ?? ''}`.trim()
  if (issue.code === 'too_big') return `must have at most ${issue.maximum} ${units[issue.origin] ?? ''}`.trim()
  return `cannot be read: ${issue.message}`
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys with their values',
  record: 'keys with their values',
}
const units: Readonly<Record<string, string>> = { array: 'entries', string: 'characters' }

function unknownKey(key: string, schema: z.ZodType | undefined): string {
  if (/\s/.test(key)) return `\`${key}\` is read as a key. Inside braces a comma ends a text: put the text in quotes.`
  const known = keysOf(schema)
  const meant = nearest(key, known)
  if (meant) return `\`${key}\` is not known here. Did you mean \`${meant}\`?`
  return `\`${key}\` is not known here.${known.length > 0 ? ` What may stand here: ${quoted(known)}.` : ''}`
}

/** `fresh: 3 months`; long or folded values are left to the place that the problem points to. */
function shown(path: readonly PropertyKey[], source: string): string {
  const text = source.trim()
  const key = path.at(-1)
  const short = text !== '' && text.length <= 60 && !text.includes('\n')
  if (typeof key === 'number') return short ? `\`${text}\`` : label(path)
  return short ? `\`${String(key)}: ${text}\`` : label(path)
}

const label = (path: readonly PropertyKey[]) => {
  const key = path.at(-1)
  return typeof key === 'number' ? `Entry ${key + 1} of \`${String(path.at(-2) ?? '')}\`` : `\`${String(key)}\``
}

const quoted = (names: readonly string[]) => names.map(name => `\`${name}\``).join(', ')

const keysOf = (schema: z.ZodType | undefined): readonly string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String)
  return []
}

/** The schema of what stands at a path, without what is wrapped around it. */
function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root
  let about: string | undefined
  for (const key of path) {
    const inside: z.ZodType | undefined = schema && unwrap(schema)
    if (inside instanceof z.ZodObject) schema = inside.shape[String(key)] as z.ZodType | undefined
    else if (inside instanceof z.ZodArray) schema = inside.element as z.ZodType
    else if (inside instanceof z.ZodRecord) schema = inside.valueType as z.ZodType
    else return undefined
    about = schema?.description
  }
  const found = schema && unwrap(schema)
  return found && about && !found.description ? found.describe(about) : found
}

function unwrap(schema: z.ZodType): z.ZodType {
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  return wrapped ? unwrap(schema.unwrap() as z.ZodType) : schema
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return found
}
