// The gate that every draft passes, whoever wrote it and by whichever face it came: `propose` asks it before anything is
// recorded, and `countersign check-draft` and the agents' tools ask it without recording anything.
//
//   const checked = checkDraft({ revise: 'C1', text: 'Two hosts can read it.[^E1]' }, scene, 'agent:refresher')
//   if ('refused' in checked) for (const { code, says, do } of checked.refused) …   // all that is wrong with it, not the first
//   else checked.draft, checked.outcome                                             // what it names, and the page with it
//
// `says` is what is wrong and `do` what to try instead, in words that a model can act upon; `code` is the name of a check in
// `checks/` or of the rule that the page would break. A draft that passes is still a proposal: a person decides on it. Of an
// agent it is judged by what agents may read: what it cites and may not read is unknown, whatever stands in it.
import type { Refused, Scene } from '../act.ts'
import { type Outcome, outcomeOf } from '../shared/outcome.ts'
import { type Case, isAgent } from './case.ts'
import { base } from './checks/base.ts'
import { characters } from './checks/characters.ts'
import { evidenceRead } from './checks/evidence-read.ts'
import { language } from './checks/language.ts'
import { limits } from './checks/limits.ts'
import { names } from './checks/names.ts'
import { notShown } from './checks/not-shown.ts'
import { objections } from './checks/objections.ts'
import { ofRun } from './checks/of-run.ts'
import { onPage } from './checks/on-page.ts'
import { quantities } from './checks/quantities.ts'
import { readiness } from './checks/readiness.ts'
import { spoken } from './checks/spoken.ts'
import { standing } from './checks/standing.ts'
import { waiting } from './checks/waiting.ts'
import { type Given, type Proposed, proposedBy, speaks } from './proposed.ts'
import { unseen } from './unseen.ts'

const checks = [
  characters,
  limits,
  standing,
  ofRun,
  base,
  evidenceRead,
  waiting,
  objections,
  readiness,
  language,
  quantities,
  names,
  spoken,
]

/** `outcome` is absent where the draft changes no text: an answer, an objection. */
export type CheckedDraft =
  | { readonly draft: Proposed; readonly outcome?: Outcome }
  | { readonly refused: readonly Refused[] }

export function checkDraft(given: Given, whole: Scene, actor: string): CheckedDraft {
  const draft = proposedBy(given, whole)
  if ('no' in draft) return { refused: [{ code: 'no-target', says: draft.no, do: 'Name what is on the page now.' }] }
  const seen = isAgent(actor) ? unseen(whole) : undefined
  const unknown = seen ? [...notShown(draft, seen)] : []
  // Nothing else is said of it: any other word would be about what is hidden.
  if (unknown.length > 0) return { refused: unknown }
  const scene = seen?.scene ?? whole
  const outcome = speaks(draft)
    ? undefined
    : outcomeOf({ verb: draft.verb, targets: [draft.target] }, given.text, scene)
  const one: Case = { draft, scene, actor, outcome: outcome && 'no' in outcome ? undefined : outcome }
  const refused = checks.flatMap(check => [...check(one)])
  // The rules of the page say again what a check has said.
  const said = new Set(refused.map(({ code }) => code))
  refused.push(...[...onPage(one)].filter(({ code }) => !said.has(code)))
  // What hides a letter breaks the page as well: it is said once.
  if (outcome && 'no' in outcome && !refused.some(({ code }) => unclear.has(code)))
    refused.push({
      code: 'unclean-text',
      says: outcome.no,
      do: 'Propose text that changes what it names and nothing else.',
    })
  return refused.length > 0 ? { refused } : { draft, ...(one.outcome && { outcome: one.outcome }) }
}

const unclear: ReadonlySet<string> = new Set(['hidden-characters', 'mixed-alphabets'])

/** All of it as one text, for people. */
export const sentencesOf = (refused: readonly Refused[]): string =>
  refused.map(({ says, do: instead }) => `${says} ${instead}`).join('\n')
