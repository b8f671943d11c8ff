// From the schema of a profile, the schema of what may be written when it extends another one: nothing is required,
// no default is filled in, `null` takes away a key and `remove: true` an entry of a list.
import * as z from 'zod'
import { type ProfilePatch, profileSchema } from './profile.ts'

/** Lists whose entries have a name of their own, and the key that it stands under. Extending merges them by it. */
export const nameKeys: Readonly<Record<string, string>> = {
  sections: 'name',
  reviewers: 'role',
  prerequisites: 'name',
  referrals: 'name',
  escalations: 'name',
  release: 'section',
  identifiers: 'name',
}

export const patchSchema = patchOf(profileSchema) as z.ZodType<ProfilePatch>

function patchOf(object: z.ZodObject, kept?: string): z.ZodObject {
  const entries = Object.entries(object.shape).map(([key, schema]: [string, z.ZodType]) => {
    const written = bare(schema)
    const described = schema.description ?? written.description
    const patched = key === kept ? written : patchValue(key, written).nullish()
    return [key, described ? patched.describe(described) : patched] as const
  })
  return z.strictObject(Object.fromEntries(entries))
}

function patchValue(key: string, written: z.ZodType): z.ZodType {
  const by = nameKeys[key]
  if (by && written instanceof z.ZodArray && written.element instanceof z.ZodObject) {
    const remove = z.boolean().optional().describe('Takes away the entry of this name that the extended profile has.')
    return z.array(patchOf(written.element, by).extend({ remove }))
  }
  if (written instanceof z.ZodObject) return patchOf(written)
  if (written instanceof z.ZodRecord && written.valueType instanceof z.ZodObject)
    return z.record(written.keyType as z.ZodString, patchOf(written.valueType).nullable())
  return written
}

/** Without the default around it. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return bare(schema.unwrap() as z.ZodType)
  return schema
}
