// Every kind of event, once. A type that was given up stays here as a comment, so that its name is never used for
// something else.
import * as z from 'zod'
import { type Envelope, envelope } from '../../../schemas/ledger.ts'
import type { Definition } from '../definition.ts'
import { authorityChanged } from './authority-changed.ts'
import { charterConfirmed } from './charter-confirmed.ts'
import { claimConfirmed } from './claim-confirmed.ts'
import { contradictionSettled } from './contradiction-settled.ts'
import { disposed } from './disposed.ts'
import { draftAccepted } from './draft-accepted.ts'
import { draftProposed } from './draft-proposed.ts'
import { draftRejected } from './draft-rejected.ts'
import { escalated } from './escalated.ts'
import { escalationClosed } from './escalation-closed.ts'
import { evidenceRetrieved } from './evidence-retrieved.ts'
import { exported } from './exported.ts'
import { handedOff } from './handed-off.ts'
import { holdLifted } from './hold-lifted.ts'
import { holdPlaced } from './hold-placed.ts'
import { hypothesisConfirmed } from './hypothesis-confirmed.ts'
import { hypothesisRefuted } from './hypothesis-refuted.ts'
import { intakeReceived } from './intake-received.ts'
import { intakeReturned } from './intake-returned.ts'
import { lossAcknowledged } from './loss-acknowledged.ts'
import { objectionAnswered } from './objection-answered.ts'
import { objectionConfirmed } from './objection-confirmed.ts'
import { objectionRaised } from './objection-raised.ts'
import { objectionSustained } from './objection-sustained.ts'
import { objectionWithdrawn } from './objection-withdrawn.ts'
import { ownerTransferred } from './owner-transferred.ts'
import { packetOpened } from './packet-opened.ts'
import { policyChanged } from './policy-changed.ts'
import { questionAnswered } from './question-answered.ts'
import { questionDropped } from './question-dropped.ts'
import { readinessMarked } from './readiness-marked.ts'
import { readinessRecommended } from './readiness-recommended.ts'
import { refusalSetAside } from './refusal-set-aside.ts'
import { released } from './released.ts'
import { returnAnswered } from './return-answered.ts'
import { reviewed } from './reviewed.ts'
import { reviewerAssigned } from './reviewer-assigned.ts'
import { reviewerPassedOn } from './reviewer-passed-on.ts'
import { riskCarried } from './risk-carried.ts'
import { runRecorded } from './run-recorded.ts'
import { stepDone } from './step-done.ts'
import { suspicionDismissed } from './suspicion-dismissed.ts'
import { suspicionRaised } from './suspicion-raised.ts'
import { textAccepted } from './text-accepted.ts'

export const definitions = [
  authorityChanged,
  charterConfirmed,
  claimConfirmed,
  contradictionSettled,
  disposed,
  draftAccepted,
  draftProposed,
  draftRejected,
  escalated,
  escalationClosed,
  evidenceRetrieved,
  exported,
  handedOff,
  holdLifted,
  holdPlaced,
  hypothesisConfirmed,
  hypothesisRefuted,
  intakeReceived,
  intakeReturned,
  lossAcknowledged,
  objectionAnswered,
  objectionConfirmed,
  objectionRaised,
  objectionSustained,
  objectionWithdrawn,
  ownerTransferred,
  packetOpened,
  policyChanged,
  questionAnswered,
  questionDropped,
  readinessMarked,
  readinessRecommended,
  refusalSetAside,
  released,
  returnAnswered,
  reviewed,
  reviewerAssigned,
  reviewerPassedOn,
  riskCarried,
  runRecorded,
  stepDone,
  suspicionDismissed,
  suspicionRaised,
  textAccepted,
] as const

export type EventType = (typeof definitions)[number]['type']
type BodyOf = { readonly [D in (typeof definitions)[number] as D['type']]: z.output<D['body']> }
export type EventOf<Type extends EventType> = Envelope & { readonly type: Type; readonly body: BodyOf[Type] }
export type LedgerEvent = { [Type in EventType]: EventOf<Type> }[EventType]

type AnyDefinition = Definition<EventType, z.ZodType>
const byType = new Map(
  definitions.map((definition): [EventType, AnyDefinition] => [
    definition.type,
    definition as unknown as AnyDefinition,
  ]),
)

/** The kind of an event. What it is asked to do with a body, it only ever does with a body of its own kind. */
export const definitionOf = (type: EventType): AnyDefinition => byType.get(type)!

const [first, ...others] = definitions.map(({ type, body }) =>
  z.strictObject({ ...envelope, type: z.literal(type), body }),
)
/** One closed union of everything that may stand in a ledger. */
export const eventSchema = z.discriminatedUnion('type', [first!, ...others])

/** Whether it is an event, and what it says. */
export const asEvent = (value: unknown) => eventSchema.safeParse(value)
/** What every kind of event says of itself. */
export const everyKind = () => definitions
