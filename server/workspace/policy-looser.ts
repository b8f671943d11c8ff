// What one policy asks less of than a former one. A policy that was loosened after something was decided under the
// stricter one is named until a person has confirmed the charter again.
import { personOf } from '../profile/people.ts'
import type { Terms } from './policy.ts'
import { stronger } from './policy-keys.ts'

/** One sentence for each thing that became easier. */
export function looserThan(now: Terms, former: Terms): readonly string[] {
  return [
    ...fewerReviewers(now, former),
    ...weakerKeys(now, former),
    ...moreHands(now, former),
    ...fewerGuards(now, former),
    ...morePeople(now, former),
  ]
}

function* fewerReviewers({ profile: now }: Terms, { profile: former }: Terms): Iterable<string> {
  for (const { role, mandatory, at_least } of former.reviewers) {
    const same = now.reviewers.find(reviewer => reviewer.role === role)
    if (mandatory && !same?.mandatory) yield `Nobody has to review for ${role} any more.`
    else if (mandatory && same && same.at_least < at_least) yield `Fewer people review for ${role}.`
  }
  const signers = (profile: Terms['profile']) => profile.handoff?.signed.by ?? []
  for (const place of signers(former))
    if (!signers(now).includes(place)) yield `The ${place} no longer signs the handoff.`
}

function* weakerKeys({ profile: now }: Terms, { profile: former }: Terms): Iterable<string> {
  for (const act of Object.keys(former.keys) as (keyof typeof former.keys)[]) {
    if (stronger(former.keys[act] ?? 'any', now.keys[act] ?? 'any')) yield `The key for \`${act}\` need not be as good.`
  }
}

function* moreHands({ profile: now }: Terms, { profile: former }: Terms): Iterable<string> {
  for (const right of Object.keys(former.may) as (keyof typeof former.may)[]) {
    const added = now.may[right].filter(who => !former.may[right].includes(who))
    if (added.length > 0) yield `${added.join(', ')} may \`${right}\` now.`
  }
  if (now.author_alone_may_accept && !former.author_alone_may_accept) yield 'Authors may accept their own text alone.'
}

function* fewerGuards({ profile: now }: Terms, { profile: former }: Terms): Iterable<string> {
  const gone = <T>(before: readonly T[], after: readonly T[]) => {
    const kept = new Set(after.map(one => JSON.stringify(one)))
    return before.filter(one => !kept.has(JSON.stringify(one)))
  }
  for (const { why } of gone(former.never_carried, now.never_carried))
    yield `An objection may be carried that nobody could carry before: ${why}`
  for (const { name } of gone(former.prerequisites, now.prerequisites))
    yield `The prerequisite \`${name}\` is gone or another one.`
  for (const { name } of gone(former.escalations, now.escalations))
    yield `The escalation \`${name}\` is gone or another one.`
  for (const { field, role } of gone(former.thresholds, now.thresholds))
    yield `The limit on \`${field}\` for ${role} is gone or another one.`
}

/** New people are no loosening by themselves; new roles or keys of people who were there are. */
function* morePeople(now: Terms, former: Terms): Iterable<string> {
  const workspace = (terms: Terms) => ({ roster: [...terms.roster] }) as Parameters<typeof personOf>[1]
  for (const person of now.roster) {
    const before = personOf(person.handle, workspace(former))
    const added = before ? person.roles.filter(role => !before.roles.includes(role)) : person.roles
    if (added.length > 0) yield `@${person.handle.replace(/^@/, '')} has the role ${added.join(', ')} now.`
  }
}
