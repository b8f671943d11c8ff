// Every rule, once. Generated from the folder by `npm run update`.
import { admissionOrOffer } from './admission-or-offer.ts'
import { agentDecides } from './agent-decides.ts'
import { alertMismatch } from './alert-mismatch.ts'
import { badSignature } from './bad-signature.ts'
import { bouncedUnanswered } from './bounced-unanswered.ts'
import { brokenLedger } from './broken-ledger.ts'
import { carriedRiskExpired } from './carried-risk-expired.ts'
import { carriedWithoutAuthority } from './carried-without-authority.ts'
import { changedEvidence } from './changed-evidence.ts'
import { changedSinceAccepted } from './changed-since-accepted.ts'
import { changedSinceCarried } from './changed-since-carried.ts'
import { charterNotConfirmed } from './charter-not-confirmed.ts'
import { chronologyGap } from './chronology-gap.ts'
import { chronologyOutOfOrder } from './chronology-out-of-order.ts'
import { circularSupport } from './circular-support.ts'
import { contradictedClaim } from './contradicted-claim.ts'
import { creditBeyondContract } from './credit-beyond-contract.ts'
import { creditOverAuthority } from './credit-over-authority.ts'
import { danglingTarget } from './dangling-target.ts'
import { decidedUnaware } from './decided-unaware.ts'
import { draftTargetMissing } from './draft-target-missing.ts'
import { duplicateId } from './duplicate-id.ts'
import { emptyObjection } from './empty-objection.ts'
import { escalated } from './escalated.ts'
import { escalationRequired } from './escalation-required.ts'
import { expiredPacket } from './expired-packet.ts'
import { expiredSuppression } from './expired-suppression.ts'
import { expiringEvidence } from './expiring-evidence.ts'
import { forkedOwner } from './forked-owner.ts'
import { hiddenObjection } from './hidden-objection.ts'
import { hiddenQuestion } from './hidden-question.ts'
import { hiddenText } from './hidden-text.ts'
import { hypothesisStatedAsFact } from './hypothesis-stated-as-fact.ts'
import { impliedApproval } from './implied-approval.ts'
import { invalidFrontMatter } from './invalid-front-matter.ts'
import { keptTooLong } from './kept-too-long.ts'
import { ledgerTableOutOfStep } from './ledger-table-out-of-step.ts'
import { ledgerWithoutPage } from './ledger-without-page.ts'
import { malformedDate } from './malformed-date.ts'
import { malformedEvidence } from './malformed-evidence.ts'
import { malformedStatement } from './malformed-statement.ts'
import { misquotedRequirement } from './misquoted-requirement.ts'
import { missingEvidence } from './missing-evidence.ts'
import { missingExpiry } from './missing-expiry.ts'
import { missingOwner } from './missing-owner.ts'
import { missingPrerequisite } from './missing-prerequisite.ts'
import { missingReviewer } from './missing-reviewer.ts'
import { missingSection } from './missing-section.ts'
import { movingLocator } from './moving-locator.ts'
import { neverAccepted } from './never-accepted.ts'
import { oddClock } from './odd-clock.ts'
import { onHold } from './on-hold.ts'
import { openObjection } from './open-objection.ts'
import { outOfOrderSignOff } from './out-of-order-sign-off.ts'
import { outrankedEvidence } from './outranked-evidence.ts'
import { overdueStep } from './overdue-step.ts'
import { overstatedCertainty } from './overstated-certainty.ts'
import { ownerlessQuestion } from './ownerless-question.ts'
import { ownerlessStep } from './ownerless-step.ts'
import { parallelEvents } from './parallel-events.ts'
import { pendingDraft } from './pending-draft.ts'
import { personalIdentifier } from './personal-identifier.ts'
import { placeholderText } from './placeholder-text.ts'
import { policyLoosened } from './policy-loosened.ts'
import { restrictedInOpenText } from './restricted-in-open-text.ts'
import { reusedId } from './reused-id.ts'
import { reviewOutdated } from './review-outdated.ts'
import { secretInPacket } from './secret-in-packet.ts'
import { selfApproval } from './self-approval.ts'
import { sentStatementOvertaken } from './sent-statement-overtaken.ts'
import { softenedObjection } from './softened-objection.ts'
import { staleEvidence } from './stale-evidence.ts'
import { statementOutOfPlace } from './statement-out-of-place.ts'
import { suppressionWithoutReason } from './suppression-without-reason.ts'
import { suspectClaim } from './suspect-claim.ts'
import { unansweredObjection } from './unanswered-objection.ts'
import { unattributedClaim } from './unattributed-claim.ts'
import { uncheckedEvidence } from './unchecked-evidence.ts'
import { unconfirmedCustomerStatement } from './unconfirmed-customer-statement.ts'
import { unconfirmedObjection } from './unconfirmed-objection.ts'
import { undefinedEvidence } from './undefined-evidence.ts'
import { unjudgedEscalation } from './unjudged-escalation.ts'
import { unknownActor } from './unknown-actor.ts'
import { unknownEvidenceKind } from './unknown-evidence-kind.ts'
import { unknownProfile } from './unknown-profile.ts'
import { unknownRole } from './unknown-role.ts'
import { unknownTopic } from './unknown-topic.ts'
import { unlabelledClaim } from './unlabelled-claim.ts'
import { unnamedTopic } from './unnamed-topic.ts'
import { unprovenDrafter } from './unproven-drafter.ts'
import { unreadable } from './unreadable.ts'
import { unrecordedDecision } from './unrecorded-decision.ts'
import { unrecordedObjection } from './unrecorded-objection.ts'
import { unresolvedMarker } from './unresolved-marker.ts'
import { unseenEvidence } from './unseen-evidence.ts'
import { unsignedPolicy } from './unsigned-policy.ts'
import { unsourcedNumber } from './unsourced-number.ts'
import { unsourcedSection } from './unsourced-section.ts'
import { unstampedEvidence } from './unstamped-evidence.ts'
import { unsupportedClaim } from './unsupported-claim.ts'
import { unusedEvidence } from './unused-evidence.ts'
import { unusedSuppression } from './unused-suppression.ts'
import { withdrawnBySomeoneElse } from './withdrawn-by-someone-else.ts'
import { wrongEvidenceKind } from './wrong-evidence-kind.ts'
import { wrongVersion } from './wrong-version.ts'
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = [
  admissionOrOffer,
  agentDecides,
  alertMismatch,
  badSignature,
  bouncedUnanswered,
  brokenLedger,
  carriedRiskExpired,
  carriedWithoutAuthority,
  changedEvidence,
  changedSinceAccepted,
  changedSinceCarried,
  charterNotConfirmed,
  chronologyGap,
  chronologyOutOfOrder,
  circularSupport,
  contradictedClaim,
  creditBeyondContract,
  creditOverAuthority,
  danglingTarget,
  decidedUnaware,
  draftTargetMissing,
  duplicateId,
  emptyObjection,
  escalated,
  escalationRequired,
  expiredPacket,
  expiredSuppression,
  expiringEvidence,
  forkedOwner,
  hiddenObjection,
  hiddenQuestion,
  hiddenText,
  hypothesisStatedAsFact,
  impliedApproval,
  invalidFrontMatter,
  keptTooLong,
  ledgerTableOutOfStep,
  ledgerWithoutPage,
  malformedDate,
  malformedEvidence,
  malformedStatement,
  misquotedRequirement,
  missingEvidence,
  missingExpiry,
  missingOwner,
  missingPrerequisite,
  missingReviewer,
  missingSection,
  movingLocator,
  neverAccepted,
  oddClock,
  onHold,
  openObjection,
  outOfOrderSignOff,
  outrankedEvidence,
  overdueStep,
  overstatedCertainty,
  ownerlessQuestion,
  ownerlessStep,
  parallelEvents,
  pendingDraft,
  personalIdentifier,
  placeholderText,
  policyLoosened,
  restrictedInOpenText,
  reusedId,
  reviewOutdated,
  secretInPacket,
  selfApproval,
  sentStatementOvertaken,
  softenedObjection,
  staleEvidence,
  statementOutOfPlace,
  suppressionWithoutReason,
  suspectClaim,
  unansweredObjection,
  unattributedClaim,
  uncheckedEvidence,
  unconfirmedCustomerStatement,
  unconfirmedObjection,
  undefinedEvidence,
  unjudgedEscalation,
  unknownActor,
  unknownEvidenceKind,
  unknownProfile,
  unknownRole,
  unknownTopic,
  unlabelledClaim,
  unnamedTopic,
  unprovenDrafter,
  unreadable,
  unrecordedDecision,
  unrecordedObjection,
  unresolvedMarker,
  unseenEvidence,
  unsignedPolicy,
  unsourcedNumber,
  unsourcedSection,
  unstampedEvidence,
  unsupportedClaim,
  unusedEvidence,
  unusedSuppression,
  withdrawnBySomeoneElse,
  wrongEvidenceKind,
  wrongVersion,
]
