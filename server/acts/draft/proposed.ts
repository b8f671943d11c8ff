// A draft as somebody gives it, and what it turns out to name on the page.
import * as z from 'zod'
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { boxVerbs } from '../../../schemas/packet.ts'
import type { Refusal, Scene } from '../act.ts'
import { objectionCalled } from '../shared/called.ts'
import { handle, place, statement, words } from '../shared/given.ts'
import { blockOf, targetOf } from '../targets.ts'

export type Verb = (typeof boxVerbs.D)[number]

export const draftInput = z.strictObject({
  revise: place.optional().describe('The statement or section that gets other words.'),
  after: statement.optional().describe('The statement behind which a new one comes.'),
  add_to: z
    .string()
    .meta({ value: 'SECTION' })
    .optional()
    .describe('The section that a new statement or paragraph is added to.'),
  remove: statement.optional().describe('The statement to take out; the text says why.'),
  object: place.optional().describe('What somebody objects to elsewhere: `C1`. That person confirms it.'),
  answer: statement.optional().describe('The objection or question that the text answers: `O1`.'),
  for: handle.optional().describe('For whom the objection or the answer is.'),
  base: z
    .string()
    .regex(/^[0-9a-f]{12,64}$/, 'must be 12 to 64 hex digits of a digest')
    .meta({ value: 'DIGEST' })
    .optional()
    .describe(
      'The digest of the target as you read it, 12 hex digits or more: refused where it reads otherwise by now.',
    ),
  reasons: words.optional().describe('Why, one line for each change.'),
  read: z
    .string()
    .meta({ value: 'IDS' })
    .optional()
    .describe('The evidence that you read for it: `E1 E4`, or `E1@` and its digest as you saw it.'),
  model: z.string().meta({ value: 'MODEL' }).optional().describe('The model that an agent used.'),
  call: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the 64 hex digits of a SHA-256')
    .meta({ value: 'DIGEST' })
    .optional()
    .describe('The SHA-256 of the prompt or the tool call that it came of.'),
  role: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
    .meta({ value: 'ROLE' })
    .optional()
    .describe('The role in which an agent proposes it: `refresher`.'),
  run: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/, 'must be 8 to 64 hex digits of a run')
    .meta({ value: 'RUN' })
    .optional()
    .describe('The run that it comes of, by the first digits of its event.'),
  text: words.describe('The proposed words; for a removal, why.'),
})
export type Given = z.output<typeof draftInput>

export type Proposed = {
  readonly given: Given
  readonly verb: Verb
  /** As people name it. */
  readonly name: string
  readonly target: LedgerTarget
}

export function proposedBy(given: Given, scene: Scene): Proposed | Refusal {
  const { revise, after, add_to, remove, object, answer } = given
  const asked: readonly (readonly [Verb, string | undefined])[] = [
    ['revises', revise],
    ['adds after', after],
    ['adds to', add_to],
    ['removes', remove],
    ['objects to', object],
    ['answers', answer],
  ]
  const said = asked.flatMap(([verb, name]) => (name === undefined ? [] : [{ verb, name }]))
  const [one] = said
  if (!one || said.length > 1)
    return { no: 'Say one thing to do: --revise, --after, --add-to, --remove, --object or --answer.' }
  const { verb, name } = one
  if (verb === 'answers' && name.startsWith('O')) {
    const found = objectionCalled(name, scene)
    if ('no' in found) return found
  }
  if (verb === 'adds to' && !blockOf(name, scene)) {
    const section = name.replace(/^"(.*)"$/s, '$1').trim()
    const there = scene.subject.packet.sections.find(one => one.name.toLowerCase() === section.toLowerCase())
    const called = there?.name ?? section
    return { given, verb, name: called, target: { kind: 'section', name: called } }
  }
  const target = targetOf(name, scene)
  if ('no' in target) return target
  const why = whyUnfit(verb, name, target)
  return why ? { no: why } : { given, verb, name: target.kind === 'section' ? target.name : name, target }
}

function whyUnfit(verb: Verb, name: string, target: LedgerTarget): string | undefined {
  if (verb === 'objects to') return undefined
  if (verb === 'answers')
    return /^[OQ][1-9]\d*$/.test(name) ? undefined : `${name} is neither an objection nor a question.`
  if (target.kind === 'statement' && target.id.startsWith('E'))
    return `${name} is evidence: it is captured again with \`countersign evidence refresh\`, not drafted.`
  if (verb === 'adds to') return target.kind === 'section' ? undefined : `${name} is no section. Use --after.`
  if (target.kind === 'statement' || (verb === 'revises' && target.kind === 'section' && target.digest))
    return undefined
  return `${name} cannot be the target of a draft that ${verb} it.`
}

/** An answer or an objection: somebody's own words, and no change of the text. */
export const speaks = ({ verb }: Proposed): boolean => verb === 'objects to' || verb === 'answers'
