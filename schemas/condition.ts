// When something in a profile holds: an amount over a limit, a session after an account was closed.
import * as z from 'zod'
import { name } from './names.ts'

const valueHint = 'must be text, a number, `true` or `false`, or a list of these'
const pointerHint = 'must be a JSON Pointer, like `/sessions/*/ended`'

const constant = z.union([z.string(), z.number(), z.boolean()], { error: valueHint })

export const pointer = z
  .string({ error: pointerHint })
  .regex(/^(\/[^/]*)*$/, pointerHint)
  .describe('A JSON Pointer from the root of the file. `*` stands for every item or key.')

export const condition = z
  .strictObject({
    field: name.optional().describe('A front-matter field.'),
    from: name.optional().describe('Another date field: what is compared is the time from that day to `field`.'),
    evidence: name.optional().describe('An evidence kind that the packet cites.'),
    at: pointer.optional().describe('Where in the cited evidence the value stands. Absent: the whole excerpt.'),
    where: z
      .array(
        z.strictObject({
          at: pointer.describe('Where in the item it stands.'),
          is: z.enum(['equal', 'contains']).describe('How the item compares with `value`.'),
          value: z
            .union([constant, z.array(constant).min(1, valueHint)], { error: valueHint })
            .describe('A constant, or several of which one is enough.'),
        }),
      )
      .optional()
      .describe(
        'Of the items that the last `*` of `at` stands for, only those of which all of this holds. One that does not say counts.',
      ),
    topic: name.optional().describe('A topic: with `present`, some statement is on it.'),
    is: z
      .enum([
        'equal',
        'different',
        'over',
        'at-least',
        'under',
        'at-most',
        'after',
        'before',
        'contains',
        'present',
        'absent',
        'count-over',
        'count-at-least',
      ])
      .describe('How. `after` and `before` compare times; `count-over` and `count-at-least` count the values found.'),
    value: z
      .union([constant, z.array(constant).min(1, valueHint)], { error: valueHint })
      .optional()
      .describe('What it is compared with. Of a list, any one.'),
    than: z
      .strictObject({
        evidence: name.optional().describe('An evidence kind that the packet cites.'),
        at: pointer.optional(),
        field: name.optional().describe('A front-matter field.'),
      })
      .optional()
      .describe('Compare with a value of other evidence or of a field instead of a constant.'),
  })
  .describe('A front-matter field, a value in cited evidence or a topic, and what it is compared with.')

export const conditions = z.array(condition).default([])
