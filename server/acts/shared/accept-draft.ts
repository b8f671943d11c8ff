// Accepting a draft is accepting what comes of it: the page is changed, and the blocks that say something else now are
// what the person signs for.
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Desk, Plan, Refusal, Scene } from '../act.ts'
import { blockOf } from '../targets.ts'
import { acceptedBlock, spelled, textOf, whyNotAccept } from './acceptance.ts'
import { type CalledDraft, draftCalled } from './called.ts'
import { termsInForce } from './in-force.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export function acceptDraft(name: string, corrected: string | undefined, scene: Scene, desk: Desk): Plan | Refusal {
  const found = draftCalled(name, scene)
  if ('no' in found) return found
  const { draft } = found
  const proposed = draft.words === undefined ? undefined : scene.words(draft.words)
  if (proposed === undefined)
    return { no: `The words of ${name} are not there: they were disposed of, or are missing.` }
  const isCorrected = corrected !== undefined && corrected !== proposed
  const text = corrected ?? proposed
  const no = whyNotDraft(found, proposed, scene, desk.actor)
  if (no) return { no }
  const head = `Accept ${name} of ${draft.actor}${isCorrected ? ', corrected' : ''}`
  if (draft.verb === 'answers') return adopted(found, text, isCorrected, head, desk)
  const outcome = outcomeOf(draft, text, scene)
  if ('no' in outcome) return outcome
  const why = whyNotOutcome(found, outcome, scene, desk.actor)
  if (why) return { no: why }
  const blocks = draft.verb === 'removes' ? [] : outcome.blocks
  const body = {
    draft: draft.event,
    blocks: blocks.map(block => acceptedBlock(block, outcome.scene, desk)),
    corrected: isCorrected,
  }
  const what =
    draft.verb === 'removes'
      ? `${targetName(draft.targets[0]!)} is taken out: ${text}`
      : blocks.map(block => spelled(block, outcome.scene)).join('\n')
  return { says: `${head}:\n${what}`, deeds: [{ type: 'draft-accepted', body }], changes: outcome.changes }
}

function adopted({ draft }: CalledDraft, text: string, corrected: boolean, head: string, desk: Desk): Plan {
  const body = { draft: draft.event, blocks: [], corrected, ...(corrected ? { words: desk.write(text) } : {}) }
  return { says: `${head}, as your own answer:\n${text}`, deeds: [{ type: 'draft-accepted', body }] }
}

function whyNotDraft({ draft, shown }: CalledDraft, proposed: string, scene: Scene, actor: string): string | undefined {
  if (draft.verb === 'objects to')
    return `${shown} is an objection: ${draft.onBehalfOf ? `@${draft.onBehalfOf}` : 'its author'} confirms it with \`countersign confirm-objection\`.`
  if (draft.verb === 'answers') return undefined
  if (draft.actor === actor && !termsInForce(scene).profile.author_alone_may_accept)
    return `You wrote ${shown}: somebody else accepts it, since its author may not be the only one.`
  return whyChanged(draft.targets[0]!, shown, proposed, scene)
}

/** A draft was written for one text. On another it might undo what somebody else wrote since. */
export function whyChanged(target: LedgerTarget, shown: string, proposed: string, scene: Scene): string | undefined {
  if (!('digest' in target) || target.digest === undefined) return undefined
  const name = targetName(target)
  const block = blockOf(name, scene)
  if (target.kind === 'section' && !block) return undefined
  if (block?.digest === target.digest) return undefined
  const accepted = scene.ledger.state.acceptances.get(target.kind === 'statement' ? name : `§ ${name}`) ?? []
  const then = accepted.find(({ digest }) => digest === target.digest)
  const before = then && scene.words(then.words)
  return [
    `${name} changed since ${shown} was proposed. Propose it again for the text as it is now, or edit the page and accept ${name}.`,
    ...(before ? [`It was: ${before}`] : []),
    `It is: ${block ? textOf(block, scene) : 'not on the page any more.'}`,
    `${shown} says: ${proposed}`,
  ].join('\n')
}

function whyNotOutcome({ draft, shown }: CalledDraft, outcome: Outcome, scene: Scene, actor: string) {
  if (draft.verb !== 'removes')
    return outcome.blocks.map(block => whyNotAccept(block, outcome.scene, actor)).find(why => why)
  const block = blockOf(targetName(draft.targets[0]!), scene)
  return block ? whyNotAccept(block, scene, actor) : `What ${shown} takes out is not on the page.`
}

const targetName = (target: LedgerTarget) =>
  target.kind === 'statement' ? target.id : target.kind === 'section' ? target.name : ''
