// A planned run with a model's words in place of prepared ones, where nothing speaks against them. The plan stays as it is:
// the same drafts, of the same verbs, for the same targets, in the same order.
import type { Scene } from '../../acts/act.ts'
import { checkDraft } from '../../acts/draft/gate.ts'
import type { Checked } from '../../rules/run.ts'
import { veilOf } from '../../rules/shared/veil.ts'
import type { Planned, RunPlan } from '../plan.ts'
import type { DraftGiven } from '../role.ts'
import { materialFor } from './material.ts'
import type { Model } from './model.ts'
import { reworded } from './reword.ts'

export type Worded = {
  readonly plan: RunPlan
  /** How many drafts have the model's words now. */
  readonly count: number
  /** Why the prepared words stayed, for each of the others. */
  readonly kept: readonly string[]
}

/** What a model made of a run: how many drafts have its words, and why others have not. */
export type Wording = { readonly model: string } & Pick<Worded, 'count' | 'kept'>

/** Roles that write sentences of their own. What the others propose is what people said, word for word. */
const writers: ReadonlySet<string> = new Set(['refresher', 'calibrator', 'completeness'])

export async function worded(plan: RunPlan, model: Model, scene: Scene, checked: Checked): Promise<Worded> {
  const veil = veilOf(checked.world)
  const planned: Planned[] = []
  const kept: string[] = []
  let count = 0
  for (const one of plan.planned) {
    const { role, proposal, refused } = one
    const prepared = proposal.does === 'propose' && !refused && writers.has(role) ? partsOf(proposal.given) : undefined
    if (proposal.does !== 'propose' || !prepared || isKept(proposal.given, veil.readersOf)) {
      planned.push(one)
      continue
    }
    const { given } = proposal
    const whole = (text: string): DraftGiven => ({
      ...given,
      text: prepared.lead + text + prepared.tail,
      model: model.name,
    })
    const material = materialFor(given, scene, veil)
    const written = await reworded({ text: prepared.text, material }, model, text => {
      const passes = checkDraft({ ...whole(text), role }, scene, plan.agent)
      return 'refused' in passes ? passes.refused.map(({ says }) => says).join(' ') : undefined
    })
    if (written.model) count++
    else if (written.kept) kept.push(written.kept)
    planned.push(written.model ? { role, proposal: { ...proposal, given: whole(written.text) } } : one)
  }
  return { plan: { ...plan, planned }, count, kept }
}

type Parts = { readonly lead: string; readonly text: string; readonly tail: string }

/** The sentence alone: its ID, its list mark and its tail are no prose. A removal and an objection have none of their own. */
function partsOf({ text, remove, object }: DraftGiven): Parts | undefined {
  if (remove !== undefined || object !== undefined) return undefined
  const lead = /^(?:[-*] +)?\*\*[A-Z][1-9]\d*\.\*\* +/.exec(text)?.[0] ?? ''
  const tail = / +— [^\n]*\s*$/.exec(text)?.[0] ?? ''
  const middle = text.slice(lead.length, text.length - tail.length)
  return /[\p{L}]{3}/u.test(middle) && !/^\s*[|>#]|\*\*[A-Z]\d+\.\*\*/m.test(middle)
    ? { lead, text: middle, tail }
    : undefined
}

/** What is restricted is handed to no model. */
const isKept = ({ revise, after, answer }: DraftGiven, readersOf: (id: string) => readonly string[]) =>
  [revise, after, answer].some(id => id !== undefined && readersOf(id).length > 0)
