// What a person can set in an editor. The manifest of the extension is made from this: every setting has its words here.
import * as z from 'zod'

export const settingsSchema = z.strictObject({
  me: z
    .string()
    .default('')
    .describe(
      'Your handle on the roster, like `lea`, where neither your signing key nor `git config countersign.handle` tells.',
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
