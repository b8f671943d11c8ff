// What a person can set in an editor. The manifest of the extension is made from this: every setting has its words here.
import * as z from 'zod'
import { machineSettings } from './sources.ts'

const { hosts, commands, repositories } = machineSettings.shape

export const settingsSchema = z.strictObject({
  me: z
    .string()
    .default('')
    .describe(
      'Your handle on the roster, like `lea`, where neither your signing key nor `git config countersign.handle` tells.',
    ),
  agent: z
    .string()
    .max(100)
    .default('')
    .describe(
      'The agent of the workspace that roles and chats act as here, like `clerk`, as `agents` in `countersign.yaml` names it. Without one, roles take the only one that fits, and the MCP server only reads.',
    ),
  run: z
    .enum(['onType', 'onSave'])
    .default('onType')
    .describe('When findings are told: while you type, or once the page is saved.'),
  model: z
    .string()
    .max(100)
    .default('')
    .describe(
      'The language model that words what a role prepared, as `vendor:id`. *Countersign: Choose a Language Model* lists those that are here. Without one, roles use their own words. No workspace can set it.',
    ),
  hosts: hosts.describe(
    'Hosts that evidence may be asked of, besides those in the settings file of this machine: `acme.example.com`, or `http://127.0.0.1:8080` where it has to be that. No workspace can set it.',
  ),
  commands: commands.describe(
    'Commands that give evidence, by name and word by word; no shell reads them. `{rest}` is what the page says. No workspace can set it.',
  ),
  repositories: repositories.describe(
    'Other repositories on this machine that evidence may be read from, by their full paths. No workspace can set it.',
  ),
  currentLine: z
    .boolean()
    .default(true)
    .describe(
      'Tell findings of the line that you are writing as well. Switch it off to hear of them once you leave the line.',
    ),
  lenses: z
    .boolean()
    .default(false)
    .describe('Show above each statement who accepted it and what is open about it, with what you can do.'),
  inlayHints: z
    .boolean()
    .default(false)
    .describe('Show behind evidence how old it is, and behind statements that they are accepted.'),
  marks: z
    .enum(['off', 'drafts', 'all'])
    .default('drafts')
    .describe(
      'What the margin marks: nothing, drafts that wait for a person, or also text that changed since somebody accepted it.',
    ),
  comments: z
    .boolean()
    .default(true)
    .describe('Show objections and questions as comment threads beside the text, folded until you open one.'),
})

export type EditorSettings = z.output<typeof settingsSchema>
export type SettingName = keyof EditorSettings
