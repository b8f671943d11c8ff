// Sentences as engineers write them in incident reviews, exceptions and letters to customers, with the words that are found in
// each, or none: what happened in an incident is no decision on the packet, and a limit of a system is no praise of it.
import assert from 'node:assert/strict'
import { admitting } from '../../server/rules/detect/admission.ts'
import { approving } from '../../server/rules/detect/approval.ts'
import { assertions } from '../../server/rules/detect/claims.ts'
import { overstated } from '../../server/rules/detect/overstated.ts'
import type { Finder } from '../../server/rules/detect/phrases.ts'

/** What is found stands between `⟦` and `⟧`. */
function check(find: Finder, marked: string) {
  const text = marked.replaceAll(/[⟦⟧]/g, '')
  const shown = find(text)
    .toReversed()
    .reduce((all, { from, to }) => `${all.slice(0, from)}⟦${all.slice(from, to)}⟧${all.slice(to)}`, text)
  assert.equal(shown, marked)
}

const all: readonly (readonly [name: string, find: Finder, sentences: readonly string[]])[] = [
  [
    'approval',
    approving,
    [
      'The deploy was approved by the release manager at 13:50 and rolled out to the first region at 13:58.',
      'The hotfix was approved by two engineers.',
      'The break-glass request was approved by two people, as the procedure requires.',
      'Two reviewers approved the runbook change in PR 812.',
      'Escalation to the privacy office was authorised by the incident commander at 11:20.',
      'The decision to roll back was taken at 14:19 by the on-call lead.',
      'The decision was made to disable the cache at 15:12.',
      'The customer accepted the closure of case 88213 on 9 October.',
      'In the retro we agreed to move the alert to the paging channel.',
      'Rollout can proceed once the canary is green.',
      'Deployments may proceed without an approval in this pipeline, which is the gap that the incident showed.',
      'At 14:20 the ⟦board approved⟧ the exception.',
      'The ⟦exception was approved⟧ at 14:20.',
      'The deploy is late, but ⟦security has approved⟧ the exception.',
      '⟦Approved by: Lea⟧ Brandt, 2026-11-12.',
      'Approved by: nobody yet.',
      '⟦Status: approved⟧.',
      'Status: pending.',
      'We ⟦have buy-in⟧ from all stakeholders.',
      '⟦LGTM⟧ from platform security.',
      'Leadership ⟦is aware and supportive of the⟧ extension.',
      'The steering ⟦committee is fine with⟧ 90 days.',
      'It ⟦should sail through⟧.',
      'We ⟦don’t foresee any pushback⟧ from the board.',
      '⟦The reviewers’ comments from the last round have been addressed⟧ in C4 and C7.',
      '⟦No objections were raised⟧ in the architecture review.',
      'The packet ⟦can proceed⟧.',
    ],
  ],
  [
    'certainty',
    overstated,
    [
      'It was impossible to tell from the dashboard which shard was failing.',
      'It is ⟦impossible⟧ to read the credential from outside.',
      'There is no way to issue a credential per workload on the legacy broker, because its user database is a flat file.',
      '⟦There is no way⟧ to read the credential from outside.',
      'It is perfectly possible that the token was copied.',
      'The rule ⟦is perfectly suited⟧.',
      'The patch ⟦closes the hole completely⟧.',
      'The job removes the old files completely at night.',
      'Residual ⟦risk: negligible⟧.',
      '⟦Impact: minimal⟧.',
      'Customer ⟦impact: none⟧.',
      'Data ⟦loss: none⟧.',
      '⟦No customer impact⟧.',
      'No customer impact statement has been sent.',
      'We are confident that it ⟦won’t happen again⟧.',
      'It ⟦cannot recur⟧.',
      '⟦It’s clear that⟧ the retry storm made it worse.',
      'It is not clear that the retry storm made it worse.',
    ],
  ],
  [
    'admissions',
    admitting,
    [
      'We would like to offer you a call with our engineering lead.',
      'We can offer a call with our engineers on Thursday.',
      '⟦We can offer⟧ you a month free.',
      'We owe you an explanation.',
      '⟦We owe⟧ you 4,000 USD.',
      'We ⟦missed our SLA⟧ in November.',
      '⟦Section 7.2 of the contract was not met⟧.',
      'The service level for November was met.',
      '⟦Our contractor left⟧ the old account enabled.',
      'An account that ⟦should have been removed⟧ in August was still active.',
      'The account ⟦should not have had access⟧.',
      '⟦Because of an oversight⟧, the account was still active.',
      'Your ticket ⟦was closed by mistake⟧.',
      '⟦We were unaware⟧ of it.',
      '⟦We let an expired certificate go unnoticed⟧.',
      '⟦I personally guarantee⟧ it.',
      '⟦There will be no charge⟧ for November.',
      '⟦We’re waiving⟧ the fees for November.',
      'You ⟦won’t be billed for⟧ the affected period.',
    ],
  ],
]

for (const [name, find, sentences] of all)
  suite(`as engineers write it: ${name}`, () => {
    for (const sentence of sentences) test(sentence, () => check(find, sentence))
  })

suite('as engineers write it: why', () => {
  const checkWhy = (sentence: string, why: string) =>
    assert.deepEqual(
      overstated(sentence).map(one => one.why),
      [why],
    )

  const absence = 'says that nothing happened, where a record can only show that nothing was found'
  test('what never happened is no claim that it cannot', () =>
    checkWhy('Traffic never left the private network.', absence))
  test('in whatever tense', () => checkWhy('The key has never been exposed.', absence))
  test('all cases are every case', () =>
    checkWhy(
      'In all cases the session ended within 15 minutes.',
      'covers every case without saying how anyone looked at them',
    ))
})

suite('as engineers write it: talk about the packet', () => {
  test('who prepared it is no claim', () => assert.deepEqual(assertions('Prepared by the billing platform team.'), []))
  test('what it was prepared with is one', () =>
    assert.equal(assertions('Prepared statements leak the token.').length, 1))
})
