// What a role is: a plain function from one look at a packet to acts that it proposes. It touches nothing, calls no model and
// decides nothing; whoever runs it puts each draft through the gate and records what passes.

import type { Scene } from '../acts/act.ts'
import type { Given } from '../acts/draft/proposed.ts'
import type { Checked } from '../rules/run.ts'
import type { Comment } from './comments.ts'

/** What roles read and write: the order in which they run follows from it. */
export type Matter = 'comments' | 'objections' | 'evidence' | 'text' | 'questions' | 'table' | 'advice'

export type View = {
  readonly scene: Scene
  /** Whoever proposes: `agent:NAME`. */
  readonly agent: string
  readonly checked: Checked
  /** Comments from elsewhere that somebody handed over. */
  readonly comments: readonly Comment[]
  /** What a source said when it was last captured, where anybody kept it. */
  before(label: string): string | undefined
  /** A draft changes this statement or section already, waiting or from a role before. */
  isTaken(name: string): boolean
  /** The next ID of this kind that nothing has used. It is not given again. */
  freshId(letter: 'F' | 'C' | 'H' | 'Q' | 'N'): string
}

/** A draft as a role gives it: who and in which run is added by whoever runs the role. */
export type DraftGiven = Omit<Given, 'base' | 'call' | 'role' | 'run'> & { readonly reasons: string }

export type Proposal =
  | { readonly does: 'propose'; readonly given: DraftGiven }
  | { readonly does: 'recommend'; readonly advice: 'ready' | 'not-ready'; readonly text: string }
  /** The page brought in step with its ledger: no draft, since it says nothing new. */
  | { readonly does: 'tidy'; readonly says: readonly string[]; readonly text: string }
  /** Left to a person, because no wording could be known. */
  | { readonly does: 'ask'; readonly about: string; readonly says: string; readonly who: string }

export type Role = {
  readonly name: string
  /** One sentence: what it does. */
  readonly summary: string
  readonly reads: readonly Matter[]
  readonly writes: readonly Matter[]
  /** It says what stands there already, and consolidates nothing: it may run before the charter is confirmed. */
  readonly restates?: true
  propose(view: View): Iterable<Proposal>
}

export const defineRole = (role: Role): Role => role
