// The parts that several tools' answers are made of. Descriptions are read by models.
import * as z from 'zod'

export const packet = z
  .string()
  .max(1000)
  .describe('The packet: its path from the workspace’s root (`packets/broker.md`) or its number (`PKT-2026-0142`).')

export const about = z
  .object({
    packet: z.string().describe('Path from the workspace’s root.'),
    number: z.string(),
    revision: z.string().describe('Digest of the text that this answer is about.'),
    ledger: z.string().describe('Digest of the set of ledger events that this answer is about.'),
  })
  .describe('The exact state that this answer is about. Give it to what_changed later.')

const one = z.object({
  rule: z.string().describe('Give it to explain_finding.'),
  about: z.string().describe('The statement, evidence or section.'),
  says: z.string(),
  who: z.string().describe('The person or role who has to act.'),
})

export const reason = one.extend({
  follows: z.array(one).describe('What is well again once this is done. It does not count by itself.'),
})
