// When something in a profile holds: an amount over a limit, a session after an account was closed.
import * as z from 'zod'
import { name } from './names.ts'

const constant = z.union([z.string(), z.number(), z.boolean()])

const pointer = z
  .string()
  .regex(/^(\/[^/]*)*$/, 'must be a JSON Pointer, like `/sessions/*/ended`')
  .describe('A JSON Pointer from the root of the file. `*` stands for every item or key.')

/** A value of the packet, and what it is compared with. Exactly one of `field`, `evidence` and `topic` says which value. */
export const condition = z
  .strictObject({
    field: name.optional().describe('A front-matter field.'),
    from: name.optional().describe('Another date field: what is compared is the time from that day to `field`.'),
    evidence: name.optional().describe('An evidence kind that the packet cites.'),
    at: pointer.optional().describe('Where in the cited evidence the value stands. Absent: the whole excerpt.'),
    topic: name.optional().describe('A topic: with `present`, some statement is on it.'),
    is: z
      .enum(['=', '!=', '>', '>=', '<', '<=', 'contains', 'present', 'absent', 'after', 'before', 'count>', 'count>='])
      .describe('`after` and `before` compare times; `count>` and `count>=` count the values found.'),
    value: z
      .union([constant, z.array(constant).min(1)])
      .optional()
      .describe('What it is compared with. Of a list, any one.'),
    than: z
      .strictObject({ evidence: name.optional(), at: pointer.optional(), field: name.optional() })
      .optional()
      .describe('Compare with a value of other evidence or of a field instead of a constant.'),
  })
  .describe('A front-matter field, a value in cited evidence or a topic, and what it is compared with.')
