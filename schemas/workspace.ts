// `countersign.yaml` at the root of a workspace: who is who, and how packets are checked here.
import * as z from 'zod'
import { handle, name, severity } from './names.ts'
import { profileSchema } from './profile.ts'

export const workspaceSchema = z.strictObject({
  version: z.literal(1).default(1),
  timezone: z.string().default('UTC').describe('An IANA time zone: dates are its days.'),
  packets: z
    .array(z.string())
    .default(['**/*.md'])
    .describe('Globs of files that may be packets. A packet says so in its front matter.'),
  ignore: z.array(z.string()).default([]).describe('Paths to leave alone, in .gitignore syntax.'),
  roster: z
    .array(
      z.strictObject({
        handle,
        name: z.string().min(1),
        roles: z.array(name).default([]),
        deputy_for: handle.optional().describe('Whose role this person visibly took over.'),
      }),
    )
    .default([])
    .describe('People. Nobody is a person by saying so: decisions need their key as well.'),
  agents: z
    .array(z.strictObject({ name, about: z.string().optional(), roles: z.array(name).default([]) }))
    .default([])
    .describe('Programs that may propose. None of them may decide.'),
  profiles: z
    .record(name, profileSchema.partial().extend({ title: z.string().optional(), about: z.string().optional() }))
    .default({}),
  rules: z.record(name, severity).default({}).describe('Severity by rule, for every profile of this workspace.'),
})

export type WorkspaceSource = z.input<typeof workspaceSchema>
/** `unusable` says of profiles that were written and cannot be used, why. They hide a built-in one of their name. */
export type Workspace = z.output<typeof workspaceSchema> & { readonly unusable?: Readonly<Record<string, string>> }
export type Person = Workspace['roster'][number]
