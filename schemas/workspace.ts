// `countersign.yaml` at the root of a workspace: who is who, and how packets are checked here.
import * as z from 'zod'
import { handle, name, severity, words } from './names.ts'
import { patchSchema } from './patch.ts'
import { source } from './sources.ts'

const recipientHint = 'must be an age recipient: `age1` and 58 more letters and digits'
const recipient = z.string({ error: recipientHint }).regex(/^age1[02-9ac-hj-np-z]{58}$/, recipientHint)

const person = z.strictObject({
  handle: handle.describe('The name that packets use, with or without `@`.'),
  name: words.describe('The name that people use.'),
  roles: z.array(name).default([]).describe('What this person may be on a packet.'),
  age: recipient.optional().describe('The key that restricted text is encrypted for: `age1…`.'),
  deputy_for: handle.optional().describe('Whose roles this person visibly took over.'),
})

const agent = z.strictObject({
  name: name.describe('As in `agent:refresher`.'),
  about: words.optional().describe('What it does.'),
  roles: z.array(name).default([]).describe('What it is used for.'),
})

export const workspaceSchema = z.strictObject({
  version: z.literal(1).default(1).describe('The version of this file’s format.'),
  timezone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone, like `Europe/Berlin` or `UTC`')
    .default('UTC')
    .describe('An IANA time zone: dates are its days.'),
  packets: z
    .array(words)
    .default(['**/*.md'])
    .describe('Globs of files that may be packets. A packet says so in its front matter.'),
  ignore: z.array(words).default([]).describe('Paths to leave alone, in .gitignore syntax.'),
  roster: z
    .array(person)
    .default([])
    .describe('People. Nobody is a person by saying so: decisions need their key as well.'),
  agents: z.array(agent).default([]).describe('Programs that may propose. None of them may decide.'),
  profiles: z
    .record(name, patchSchema)
    .default({})
    .describe('Kinds of packet of this workspace, from nothing or by extending another one.'),
  sources: z
    .record(name, source)
    .default({})
    .describe(
      'Where evidence of the form `NAME:rest` comes from. Nothing is fetched unless the machine allows the host.',
    ),
  rules: z.record(name, severity).default({}).describe('Severity by rule, for every profile of this workspace.'),
})

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export type WorkspaceSource = z.input<typeof workspaceSchema>
/** `unusable` says of profiles that were written and cannot be used, why. They hide a built-in one of their name. */
export type Workspace = z.output<typeof workspaceSchema> & { readonly unusable?: Readonly<Record<string, string>> }
export type Person = Workspace['roster'][number]
