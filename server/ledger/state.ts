// What a set of events adds up to: what was objected, drafted, accepted, carried, held and handed off, and by whom.
// It says nothing about today's page, clock or sources; whoever asks lays those beside it.
import type { AcceptedBlock, LedgerBlock, LedgerTarget, Seal } from '../../schemas/ledger.ts'
import type { BoxVerb, ThreadVerb } from '../../schemas/packet.ts'
import { Layers } from './layers.ts'
import type { Held } from './standing.ts'

/** Who said it. Without proof the name is only a name. */
export type Saying = {
  readonly event: string
  /** `@handle` or `agent:name` */
  readonly actor: string
  readonly proven: boolean
  readonly time: string
  readonly words?: string | undefined
}

export type Entry = Saying & {
  readonly verb: ThreadVerb
  /** The statement's text as it stood; objections are named by their event and have none. */
  readonly digest?: string
  /** The agent's draft that the person adopted. */
  readonly draft?: string
}

export type Objection = Saying & {
  /** The ID that it asked for; `Names` has the one that it shows. */
  readonly id: string
  readonly role?: string | undefined
  readonly targets: readonly LedgerTarget[]
  /** Its author had the right to raise it. One that was raised without waits for a reviewer to make it his or her own. */
  readonly rightful: boolean
  /** Handles of those who said with their key that it is theirs. */
  readonly confirmedBy: readonly Held<string>[]
  readonly thread: readonly Entry[]
  /** Events. */
  readonly withdrawnBy: readonly string[]
  readonly carriedBy: readonly string[]
  readonly status: 'unconfirmed' | 'open' | 'answered' | 'sustained' | 'withdrawn' | 'carried'
}

export type Decision = {
  readonly event: string
  readonly by: string
  readonly time: string
  readonly outcome: 'accepted' | 'rejected' | 'confirmed'
  readonly reason?: string
  readonly corrected?: boolean
}

export type DraftRecord = Saying & {
  readonly id: string
  readonly verb: BoxVerb
  readonly targets: readonly LedgerTarget[]
  readonly onBehalfOf?: string | undefined
  readonly model?: string | undefined
  /** Of an agent: what it was at work as. */
  readonly role?: string | undefined
  /** The digest of the prompt or the tool call that it came of. */
  readonly call?: string | undefined
  /** The revision of the page that it was made from. */
  readonly base?: string | undefined
  /** The evidence that was read for it, as it read then. */
  readonly read: readonly { readonly id: string; readonly digest: string }[]
  /** The words that say why, a line for each change. */
  readonly reasons?: string | undefined
  /** The run that it came of. */
  readonly run?: string | undefined
  /** A later run of its author, which says that it no longer fits. */
  readonly outdated?: string
  /** In force: one, or several that did not know of each other. */
  readonly decisions: readonly Decision[]
  readonly status: 'pending' | 'contested' | Decision['outcome']
}

/** An agent went over the packet; its drafts name this. */
export type AgentRun = Saying & {
  readonly roles: readonly string[]
  readonly model?: string | undefined
  readonly base: string
  readonly refused: readonly { readonly role?: string | undefined; readonly code: string; readonly count: number }[]
}

export type Acceptance = AcceptedBlock & {
  readonly event: string
  readonly by: string
  readonly time: string
  readonly draft?: string
  readonly corrected: boolean
}

export type Risk = Saying & {
  readonly id: string
  readonly objection: string
  readonly targets: readonly LedgerTarget[]
  readonly until?: string | undefined
}

export type Review = Saying & {
  readonly role: string
  readonly outcome: 'concurs' | 'requests changes' | 'recused'
  /** Nothing: the whole revision. */
  readonly blocks: readonly LedgerBlock[]
  readonly revision?: string | undefined
}

export type Retrieval = Saying & {
  /** Under which policy was looked: what it calls for later, this look says nothing of. */
  readonly policy: string
  /** Absent: nothing was found, and `failed` says why. */
  readonly digest: string | undefined
  readonly failed: 'gone' | 'forbidden' | 'unreachable' | 'refused' | undefined
  readonly locator: string
  readonly captured: string
  readonly why: string
  /** Escalations of the profile whose conditions held on what was found. */
  readonly alarms: readonly { readonly path: string; readonly says: string }[]
  /** Escalations that could not be judged by it, for they hang on sealed evidence as well that was not opened. */
  readonly unjudged: readonly { readonly path: string; readonly without: string }[]
}

export type Confirmation = Saying & {
  readonly digest: string
  readonly seen: readonly { readonly id: string; readonly digest: string }[]
}

export type Settlement = Saying & {
  readonly between: readonly { readonly id: string; readonly digest: string }[]
  readonly stands: string
  readonly claim?: string | undefined
}

export type Hold = Saying & { readonly path?: string | undefined; readonly owner: string; readonly lifted?: string }
export type Suspicion = Saying & { readonly dismissedBy: readonly string[]; readonly escalatedBy: readonly string[] }
export type Escalation = Saying & {
  readonly path: string
  readonly closedBy: readonly string[]
  /** Text that called for it and was on the page when it was closed. */
  readonly seen: readonly LedgerBlock[]
}
/** What a look at evidence found that calls for a formal process. Other evidence in its place does not undo it. */
export type Alarm = Saying & {
  readonly evidence: string
  /** The escalation, as the profile names it. */
  readonly path: string
  /** Events that closed this process after the look. */
  readonly closedBy: readonly string[]
}
export type Recommendation = Saying & { readonly revision: string; readonly advice: 'ready' | 'not ready' }
export type Mark = Saying & Seal & { readonly as: string }

export type Handoff = Saying &
  Seal & {
    readonly to: string
    readonly manifest: string
    readonly received?: Saying & { readonly party: string }
    readonly returned?: Saying & { readonly reasons: readonly Reason[] }
  }
export type Reason = {
  readonly label: string
  readonly words?: string | undefined
  readonly answers: readonly Answer[]
}
export type Answer = Saying & { readonly targets: readonly LedgerTarget[] }

export type Release = Saying & {
  readonly section: string
  readonly audience: string
  readonly digest: string
  readonly blocks: readonly LedgerBlock[]
}
export type Export = Saying & { readonly audience: string; readonly digest: string }

/** Maps from the event that made a thing, unless it says otherwise. Entries are never changed, only replaced. */
export type State = {
  readonly objections: ReadonlyMap<string, Objection>
  readonly drafts: ReadonlyMap<string, DraftRecord>
  readonly runs: ReadonlyMap<string, AgentRun>
  /** By block name, oldest first: only the last one counts. */
  readonly acceptances: ReadonlyMap<string, readonly Acceptance[]>
  readonly risks: ReadonlyMap<string, Risk>
  /** By role and reviewer (`security @lea`), oldest first. */
  readonly reviews: ReadonlyMap<string, readonly Review[]>
  /** By the ID of a question, a hypothesis or a next step. */
  readonly threads: ReadonlyMap<string, readonly Entry[]>
  /** By the ID of the evidence, oldest first. */
  readonly retrievals: ReadonlyMap<string, readonly Retrieval[]>
  /** By the ID of the claim that somebody found to hold on changed evidence, oldest first. */
  readonly confirmations: ReadonlyMap<string, readonly Confirmation[]>
  readonly settlements: ReadonlyMap<string, Settlement>
  readonly holds: ReadonlyMap<string, Hold>
  readonly suspicions: ReadonlyMap<string, Suspicion>
  readonly escalations: ReadonlyMap<string, Escalation>
  /** By the look and the escalation that it called for. */
  readonly alarms: ReadonlyMap<string, Alarm>
  readonly recommendations: ReadonlyMap<string, Recommendation>
  readonly marks: ReadonlyMap<string, Mark>
  readonly handoffs: ReadonlyMap<string, Handoff>
  readonly releases: ReadonlyMap<string, Release>
  readonly exports: ReadonlyMap<string, Export>
  /** From the digest of destroyed words to the event that says so. */
  readonly disposed: ReadonlyMap<string, string>
  /** From the digest of a destroyed excerpt to who destroyed it; nothing once its source was seen to say the same again. */
  readonly bodiesGone: ReadonlyMap<string, Saying | undefined>
  /** From an event that is lost for good to the event that says so. */
  readonly losses: ReadonlyMap<string, string>
  /** From an event that counts for nothing to the event by which a person says that this was seen. */
  readonly setAside: ReadonlyMap<string, string>
}

/** The same while it is being added up: the maps are this fold's own. */
export type Tally = {
  readonly [Name in keyof State]: State[Name] extends ReadonlyMap<infer K, infer V> ? Layers<K, V> : never
}

export const noState = (): Tally => ({
  objections: new Layers(),
  drafts: new Layers(),
  runs: new Layers(),
  acceptances: new Layers(),
  risks: new Layers(),
  reviews: new Layers(),
  threads: new Layers(),
  retrievals: new Layers(),
  confirmations: new Layers(),
  settlements: new Layers(),
  holds: new Layers(),
  suspicions: new Layers(),
  escalations: new Layers(),
  alarms: new Layers(),
  recommendations: new Layers(),
  marks: new Layers(),
  handoffs: new Layers(),
  releases: new Layers(),
  exports: new Layers(),
  disposed: new Layers(),
  bodiesGone: new Layers(),
  losses: new Layers(),
  setAside: new Layers(),
})

/** A tally that can be added to without anybody else seeing it. */
export const copyState = (state: Tally): Tally =>
  Object.fromEntries(Object.entries(state).map(([name, map]) => [name, map.copy()])) as unknown as Tally

export function append<T>(map: Layers<string, readonly T[]>, key: string, item: T): void {
  map.set(key, [...(map.get(key) ?? []), item])
}

/** Replaces an entry that is there. */
export function amend<T>(map: Layers<string, T>, key: string, change: (item: T) => T): void {
  const item = map.get(key)
  if (item !== undefined) map.set(key, change(item))
}
