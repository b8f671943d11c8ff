// Proposes a draft: text that is not part of the packet until a person accepts it. Agents help to write a packet in this
// way and in no other.
import * as z from 'zod'
import type { LedgerTarget } from '../../schemas/ledger.ts'
import type { boxVerbs } from '../../schemas/packet.ts'
import { type Desk, defineAct, type Refusal, type Scene } from './act.ts'
import { objectionCalled } from './shared/called.ts'
import { bare, handle, words } from './shared/given.ts'
import { isChartered } from './shared/in-force.ts'
import { stops } from './shared/in-the-way.ts'
import { outcomeOf } from './shared/outcome.ts'
import { blockOf, freeId, targetOf } from './targets.ts'

type Verb = (typeof boxVerbs.D)[number]
type Wanted = { readonly verb: Verb; readonly name: string; readonly target: LedgerTarget }

const input = z.strictObject({
  revise: z.string().optional().describe('The statement or section that gets other words.'),
  after: z.string().optional().describe('The statement behind which a new one comes.'),
  add_to: z.string().optional().describe('The section that a new statement or paragraph is added to.'),
  remove: z.string().optional().describe('The statement to take out; the text says why.'),
  object: z.string().optional().describe('What somebody objects to elsewhere: `C1`. That person confirms it.'),
  answer: z.string().optional().describe('The objection or question that the text answers: `O1`.'),
  for: handle.optional().describe('For whom the objection or the answer is.'),
  model: z.string().optional().describe('The model that an agent used.'),
  text: words.describe('The proposed words; for a removal, why.'),
})
type Given = z.output<typeof input>

export const propose = defineAct({
  name: 'propose',
  summary: 'Propose a draft that a person accepts or rejects.',
  input,
  positional: [],
  prose: 'text',
  writes: ['draft-proposed'],

  plan(given, scene, desk) {
    const { text, model } = given
    const wanted = wantedOf(given, scene)
    if ('no' in wanted) return wanted
    const no = whyNot(wanted, given, scene, desk)
    if (no) return { no }
    const { verb, name, target } = wanted
    const id = freeId('D', scene)
    const body = {
      id,
      verb,
      targets: [target],
      ...(given.for ? { onBehalfOf: bare(given.for) } : {}),
      ...(model ? { model } : {}),
      words: desk.write(text),
    }
    const whose = given.for ? ` for @${bare(given.for)}` : ''
    return {
      says: `${id} ${verb} ${name}${whose}${model ? ` (${model})` : ''}: ${text}`,
      deeds: [{ type: 'draft-proposed', body }],
    }
  },
})

function wantedOf({ revise, after, add_to, remove, object, answer }: Given, scene: Scene): Wanted | Refusal {
  const asked: readonly (readonly [Verb, string | undefined])[] = [
    ['revises', revise],
    ['adds after', after],
    ['adds to', add_to],
    ['removes', remove],
    ['objects to', object],
    ['answers', answer],
  ]
  const given = asked.flatMap(([verb, name]) => (name === undefined ? [] : [{ verb, name }]))
  const [one] = given
  if (!one || given.length > 1)
    return { no: 'Say one thing to do: --revise, --after, --add-to, --remove, --object or --answer.' }
  const { verb, name } = one
  if (verb === 'answers' && name.startsWith('O')) {
    const found = objectionCalled(name, scene)
    if ('no' in found) return found
  }
  if (verb === 'adds to' && !blockOf(name, scene)) {
    const section = name.replace(/^"(.*)"$/s, '$1').trim()
    const there = scene.subject.packet.sections.find(one => one.name.toLowerCase() === section.toLowerCase())
    return { verb, name: there?.name ?? section, target: { kind: 'section', name: there?.name ?? section } }
  }
  const target = targetOf(name, scene)
  if ('no' in target) return target
  const why = whyUnfit(verb, name, target)
  return why ? { no: why } : { verb, name: target.kind === 'section' ? target.name : name, target }
}

function whyUnfit(verb: Verb, name: string, target: LedgerTarget): string | undefined {
  if (verb === 'objects to') return undefined
  if (verb === 'answers')
    return /^[OQ][1-9]\d*$/.test(name) ? undefined : `${name} is neither an objection nor a question.`
  if (target.kind === 'statement' && target.id.startsWith('E'))
    return `${name} is evidence: it is captured again with \`countersign refresh\`, not drafted.`
  if (verb === 'adds to') return target.kind === 'section' ? undefined : `${name} is no section. Use --after.`
  if (target.kind === 'statement' || (verb === 'revises' && target.kind === 'section' && target.digest))
    return undefined
  return `${name} cannot be the target of a draft that ${verb} it.`
}

function whyNot(wanted: Wanted, given: Given, scene: Scene, { actor }: Desk): string | undefined {
  const { verb, target } = wanted
  const speaks = verb === 'objects to' || verb === 'answers'
  if (speaks !== (given.for !== undefined))
    return speaks ? 'Say for whom with --for HANDLE.' : '--for belongs to an objection or an answer.'
  const isAgent = actor.startsWith('agent:')
  if (isAgent && !speaks && !isChartered(scene))
    return 'Nobody has confirmed owner, reviewers and criteria under the policy in force yet: before that, agents consolidate nothing. `countersign confirm-charter`.'
  const [stop] = isAgent && !speaks ? stops(scene) : []
  if (stop) return `The packet stands still: ${stop}`
  const again = proposedBefore(wanted, given.text, scene)
  if (again) return again
  if (speaks) return undefined
  const outcome = outcomeOf({ verb, targets: [target] }, given.text, scene)
  return 'no' in outcome ? outcome.no : undefined
}

/** What was turned down is not proposed again in the same words. */
function proposedBefore({ verb, target }: Wanted, text: string, { ledger, words }: Scene): string | undefined {
  const key = (of: LedgerTarget) => JSON.stringify({ ...of, digest: undefined })
  for (const [event, draft] of ledger.state.drafts) {
    const said = draft.words && words(draft.words)
    if (draft.verb !== verb || !draft.targets[0] || key(draft.targets[0]) !== key(target)) continue
    if (said?.replace(/\s+/g, ' ') !== text.replace(/\s+/g, ' ')) continue
    const id = ledger.shownId(event)
    const [decision] = draft.decisions
    if (draft.status === 'pending') return `${id} proposes the same words and waits for a decision.`
    if (draft.status === 'rejected')
      return `${id} proposed the same words, and @${decision?.by} rejected it: ${decision?.reason}.`
  }
  return undefined
}
