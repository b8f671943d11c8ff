// Where evidence comes from that does not lie in the workspace. A source is data: what is asked, and which parts of the answer
// matter. Hosts, commands and secrets are never said here: those are the person's own, in the settings of the machine.
import * as z from 'zod'
import { pointer } from './condition.ts'
import { name, words } from './names.ts'

const secretHint = 'must name its secrets like `Bearer {secret:tracker-token}`'
const headerHint = 'must be the name of a header, like `accept`'
const urlHint = 'must be an address like `https://tracker.example.com/issues/{rest}`'

/** Where a part of the answer stands. */
const place = z.string().min(1).max(300).describe('A JSON Pointer, the slug of a heading, lines or rows.')

const parts = {
  reads: z
    .enum(['json', 'yaml', 'markdown', 'csv', 'html', 'text'])
    .optional()
    .describe('What comes back. Anything else is refused.'),
  select: place.optional().describe('The part that is evidence. Absent: all of it.'),
  keep: z
    .array(pointer)
    .optional()
    .describe('Of JSON, only what stands at these places: what changes with every look is left out.'),
  title: place.optional().describe('Where its title stands.'),
  state: place.optional().describe('Where its state stands, like `Done`.'),
  updated: place.optional().describe('Where the time of its last change stands.'),
  link: words.optional().describe('Where people look at it: an address with `{rest}`.'),
}

export const source = z
  .strictObject({
    about: words.optional().describe('What lies there.'),
    preset: name.optional().describe('A source that Countersign knows. What else stands here goes over it.'),
    host: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/, 'must be a host, like `acme.example.com`')
      .optional()
      .describe('Stands for `{host}`, for presets.'),
    http: z
      .string({ error: urlHint })
      .max(1000)
      .regex(/^https?:\/\/[^/\s]+\/?\S*$/, urlHint)
      .optional()
      .describe('The address to ask. `{rest}` is what stands behind `NAME:` on the page, in percent code.'),
    headers: z
      .record(
        z.string().regex(/^[a-z0-9-]{1,60}$/, headerHint),
        z
          .string({ error: secretHint })
          .max(500)
          .regex(/^[\x20-\x7e]*$/, secretHint),
      )
      .optional()
      .describe('Headers to send. `{secret:NAME}` is filled in from the settings of the machine.'),
    items: pointer.optional().describe('Of JSON that comes in pages: the list that grows from page to page.'),
    next: z
      .union([z.literal('link-header'), pointer])
      .optional()
      .describe('Where the address of the next page stands: a JSON Pointer, or `link-header`.'),
    pages: z
      .int()
      .min(1)
      .max(50)
      .optional()
      .describe('How many pages at most. More than that is a failure, not a cut.'),
    command: name.optional().describe('A command of the person’s own settings. Its words are never said here.'),
    git: words
      .optional()
      .describe(
        'Another repository, by its path from the root of the workspace. The machine lists it, where it lies outside.',
      ),
    file: words.optional().describe('A folder of the workspace: `NAME:path#part`.'),
    ...parts,
  })
  .superRefine((value, context) => {
    const ways = [value.preset, value.http, value.command, value.git, value.file].filter(way => way !== undefined)
    if (ways.length !== 1)
      context.addIssue({
        code: 'custom',
        message: 'must have exactly one of `preset`, `http`, `command`, `git`, `file`',
      })
  })

export type SourceEntry = z.output<typeof source>

/** The settings of the machine: what a repository must not say. */
export const machineSettings = z.strictObject({
  hosts: z
    .array(z.string().max(300))
    .default([])
    .describe('Hosts that may be asked: `acme.example.com`, or `http://127.0.0.1:8080` where it has to be that.'),
  secrets: z
    .record(
      name,
      z.strictObject({
        origin: z.string().max(300).describe('The one origin that gets it, like `https://acme.example.com`.'),
        env: z
          .string()
          .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a variable')
          .describe('The variable of the environment in which it stands.'),
      }),
    )
    .default({})
    .describe('Secrets by name. Their values stand in the environment, never in a file.'),
  commands: z
    .record(name, z.array(z.string().max(1000)).min(1).max(50))
    .default({})
    .describe('Commands by name, word by word; no shell reads them. `{rest}` is what the page says.'),
  repositories: z
    .array(z.string().max(1000))
    .default([])
    .describe('Other repositories on this machine that evidence may be read from, by their full paths.'),
})

export type MachineSettings = z.output<typeof machineSettings>
