// The built-in profiles are checked by a test, once; a program that starts only fills in what they leave out.
// Parsing them with zod at every start took longer than parsing a small packet.
import * as z from 'zod'
import { isRaw } from './merge.ts'

/** What the schema would give for a value that it accepts. */
export function withDefaults(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault) return value === undefined ? schema.def.defaultValue : inside(schema, value)
  if (schema instanceof z.ZodPrefault) return inside(schema, value === undefined ? schema.def.defaultValue : value)
  if (schema instanceof z.ZodOptional) return value === undefined ? undefined : inside(schema, value)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map(entry => withDefaults(schema.element as z.ZodType, entry))
  if (schema instanceof z.ZodRecord && isRaw(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, withDefaults(schema.valueType as z.ZodType, entry)]),
    )
  if (schema instanceof z.ZodObject && isRaw(value)) return filled(schema, value)
  return value
}

const inside = (schema: z.ZodDefault | z.ZodPrefault | z.ZodOptional, value: unknown) =>
  withDefaults(schema.unwrap() as z.ZodType, value)

function filled(schema: z.ZodObject, value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(schema.shape).map(([key, of]) => [key, withDefaults(of as z.ZodType, value[key])])
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined))
}
