// What an act is: something a person or an agent does to a packet, as data. Every face (command line, editor, agents'
// tools) is made from the one list of acts; who may is asked in one place, `perform`, by the policy that the ledger pins.
import type * as z from 'zod'
import type { Range } from '../../schemas/packet.ts'
import type { EventOf, EventType } from '../ledger/events/index.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { Acceptable } from '../packet/acceptable.ts'
import type { PolicyFile, Terms } from '../workspace/policy.ts'
import type { Subject } from '../workspace/subject.ts'

/** Everything that an act looks at. A value. */
export type Scene = {
  readonly subject: Subject
  /** Empty where the packet was never opened. */
  readonly ledger: Ledger
  /** What the workspace's files say now. The ledger judges by what it pinned, not by this. */
  readonly policy: PolicyFile & { readonly terms: Terms }
  readonly blocks: readonly Acceptable[]
  readonly revision: string
  words(digest: string): string | undefined
  /** Digests of the excerpts and sealed texts that lie beside the page. */
  readonly beside: readonly string[]
}

/** Where a plan writes: whose hand it is, and a place for words, which are named by their digest. */
export type Desk = {
  /** `@handle` or `agent:name` */
  readonly actor: string
  /** Keeps a text for the event to name. */
  write(text: string): string
}

export type Change = { readonly range: Range; readonly text: string }
export type Deed = {
  readonly [Type in EventType]: { readonly type: Type; readonly body: EventOf<Type>['body'] }
}[EventType]

export type Plan = {
  /** What is about to be signed, in plain words and whole: nothing is signed that does not stand here. */
  readonly says: string
  readonly deeds: readonly Deed[]
  /** Edits besides those that bring the page in step with the ledger. */
  readonly changes?: readonly Change[]
  /** Words and excerpts to destroy once the ledger says so, by their digests. */
  readonly destroys?: readonly string[]
}

/** Why not, as a sentence, with what to do instead. Of a draft, `refused` says the same one by one. */
export type Refusal = { readonly no: string; readonly refused?: readonly Refused[] }

/** What the gate for drafts has against one, in a form that a program can act upon. */
export type Refused = {
  /** The name of a check or of a rule. It stays the same from release to release. */
  readonly code: string
  readonly says: string
  readonly do: string
}

export type Act<Input extends z.ZodObject = z.ZodObject> = {
  /** The verb of the command line: `withdraw`. */
  readonly name: string
  readonly summary: string
  /** What a person gives. Descriptions become help texts and schemas. */
  readonly input: Input
  /** Inputs that stand without a flag, in their order. The last one may take several. */
  readonly positional: readonly (keyof z.output<Input> & string)[]
  /** The input that is read from a terminal or a pipe where it is not given. */
  readonly prose?: keyof z.output<Input> & string
  /** The command in which it happens together with what belongs to it: by itself nobody does it. */
  readonly within?: string
  /** The events that it writes. */
  readonly writes: readonly EventType[]
  plan(input: z.output<Input>, scene: Scene, desk: Desk): Plan | Refusal
}

export const defineAct = <Input extends z.ZodObject>(act: Act<Input>): Act<Input> => act
