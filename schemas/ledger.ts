// The words of the ledger: what every event carries around its body, and the parts that bodies are made of.
// Every schema is closed, so that nothing unknown is passed over: an event that has more to say is another event.
import * as z from 'zod'

/** 64 hex digits of a SHA-256. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits of a SHA-256')
/** An event is named by the digest of its exact bytes. */
export const eventId = digest
/** Words lie in a file of their own, named by its digest; the file holds a salt beside them, and can be destroyed. */
export const words = digest.describe('The digest of the file that holds the words.')

/** The roster's spelling, without the `@`. */
export const handle = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/, 'must be a handle without its @: letters, digits and single hyphens')
export const actor = z
  .string()
  .max(100)
  .regex(/^(?:@[A-Za-z0-9](?:-?[A-Za-z0-9])*|agent:[a-z0-9]+(?:-[a-z0-9]+)*)$/, 'must be @handle or agent:name')
export const role = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
/** A short text in one line that is no secret: the name of a section, of a queue, of a path. */
export const label = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, 'must be a short text in one line')
export const day = z.iso.date()

/** IDs of statements of these kinds. */
export const statementIdOf = (letters: string) =>
  z
    .string()
    .max(10)
    .regex(new RegExp(`^[${letters}][1-9]\\d*$`), `must be one of the letters ${letters} and a number`)
/** O, D and R are named by the event that made them; every other statement by its ID. */
export const statementId = statementIdOf('FCHQNPE')
export const evidenceId = statementIdOf('E')
/** The ID that a new O, D or R asks for. Where two branches ask for one, the later in fold order shows the next free. */
export const objectionId = statementIdOf('O')
export const draftId = statementIdOf('D')
export const riskId = statementIdOf('R')

const statementBlock = { kind: z.literal('statement'), id: statementId, digest }
const sectionBlock = { kind: z.literal('section'), name: label, digest }

/** A statement, or the rest of a section, as its text stood. */
export const block = z.discriminatedUnion('kind', [z.strictObject(statementBlock), z.strictObject(sectionBlock)])
export type LedgerBlock = z.output<typeof block>

/** Evidence as it was seen. */
export const seenEvidence = z.strictObject({ id: evidenceId, digest })

const acceptedWith = {
  words,
  seen: z.array(seenEvidence).describe('The evidence that the person saw beside the text.'),
  section: label.optional().describe('The section that a statement stood in.'),
}
/** A block together with what was in front of the person who accepted it. */
export const acceptedBlock = z.discriminatedUnion('kind', [
  z.strictObject({ ...statementBlock, ...acceptedWith }),
  z.strictObject({ ...sectionBlock, ...acceptedWith }),
])
export type AcceptedBlock = z.output<typeof acceptedBlock>

export const target = z.discriminatedUnion('kind', [
  z.strictObject(statementBlock),
  z.strictObject({ ...sectionBlock, digest: digest.optional().describe('Absent: the section is missing.') }),
  z.strictObject({ kind: z.literal('event'), event: eventId }),
  z.strictObject({ kind: z.literal('packet') }),
])
export type LedgerTarget = z.output<typeof target>

/** Events in the order of their names, each once. */
export const eventSet = z
  .array(eventId)
  .refine(list => list.every((id, index) => index === 0 || list[index - 1]! < id), 'must be sorted, each event once')

/** The page and the events that a decision on the whole packet is about. */
export const seal = {
  revision: digest,
  heads: eventSet.min(1),
  count: z.int().min(1),
  set: digest.describe('The digest of the sorted names of all events up to these heads, one a line.'),
}
export type Seal = { revision: string; heads: readonly string[]; count: number; set: string }

/** What every event carries. `type` and `body` belong to its kind. */
export const envelope = {
  v: z.literal(1),
  packet: label,
  actor,
  seq: z.int().min(1).describe('Counts the events of this actor.'),
  prev: eventId.nullable().describe('The event of this actor before this one.'),
  parents: eventSet.describe('Every head that the author knew.'),
  lamport: z.int().min(1).describe('One more than the greatest of the parents.'),
  time: z.iso.datetime({ precision: 0 }).describe('By the author’s clock, for display only.'),
  policy: digest.describe('The policy in force, as the author knew it.'),
}
export type Envelope = z.output<z.ZodObject<typeof envelope>>
