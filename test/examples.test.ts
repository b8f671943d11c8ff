// The example packets: what is found in each in the middle of its review, and what is left once its pages of steps are played.
import assert from 'node:assert/strict'
import { applyFixes } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import { format } from 'prettier'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { type Examples, play, textOf } from '../build/example-play.ts'
import { stepsOf } from '../build/example-steps.ts'
import { examplePackets } from '../build/examples.ts'
import { verdict } from '../server/gate/verdict.ts'
import { examples, judge, summary } from './examples/workspace.ts'

const today = '2026-11-20'

async function check(name: string, day: string, expected: string, files: Examples = examples) {
  assert.equal(summary(await judge(`${name}.md`, day, files)), expected.trim())
}

suite('examples in the middle of their review', () => {
  test('credential exception', () =>
    check(
      'credential-exception',
      today,
      `
profile: changed-since-accepted
top of the page: implied-approval, unlabelled-claim (warning)
C1: suspect-claim
Compensating controls: never-accepted (warning)
D4: pending-draft
C4: suspect-claim
C5: overstated-certainty (warning)
O3: open-objection, unanswered-objection (warning)
D6: pending-draft
C8: unsourced-number, suspect-claim
C9: suspect-claim
D5: unconfirmed-objection
Residual risk: never-accepted (warning), unlabelled-claim (warning)
C12: suspect-claim
C13: unsupported-claim
Open questions and next steps: never-accepted (warning)
Q2: ownerless-question
N1: overdue-step
E7: stale-evidence
E8: expiring-evidence (warning)
E10: changed-evidence
E12: unchecked-evidence (info), expiring-evidence (warning)
E13: unchecked-evidence (info)
`,
    ))

  test('remediation and credit', () =>
    check(
      'remediation-credit',
      today,
      `
profile: changed-since-accepted, missing-prerequisite
credit: credit-beyond-contract, credit-over-authority
F1: review-outdated
F2: suspect-claim
F7: suspect-claim
F8: chronology-gap (warning), suspect-claim
Customer impact: never-accepted (warning)
O2: open-objection, unanswered-objection (warning)
D4: pending-draft
C4: unattributed-claim (warning), restricted-in-open-text
P1: review-outdated
P2: changed-since-accepted, misquoted-requirement
Remediation commitments: never-accepted (warning)
F9: personal-identifier (warning), suspect-claim
C6: overstated-certainty (warning)
Credit basis: changed-since-accepted
F10: never-accepted (warning), suspect-claim
C7: never-accepted (warning)
C8: never-accepted (warning)
O3: open-objection, unanswered-objection (warning)
D5: pending-draft
P4: never-accepted (warning)
C10: never-accepted (warning)
Customer update: changed-since-accepted, unconfirmed-customer-statement, unconfirmed-customer-statement, admission-or-offer, admission-or-offer
N2: overdue-step
Handoff ledger: missing-reviewer
E1: expiring-evidence (warning)
E2: stale-evidence
E9: expiring-evidence (warning)
E12: unchecked-evidence (info)
`,
    ))

  test('access escalation', () =>
    check(
      'access-escalation',
      today,
      `
profile: escalated
F4: suspect-claim
O1: open-objection
R1: unrecorded-decision, carried-without-authority
F8: suspect-claim
C1: suspect-claim
Open questions and next steps: never-accepted (warning)
Q2: ownerless-question
N1: overdue-step
Customer update: changed-since-accepted, never-accepted (warning), sent-statement-overtaken (warning), overstated-certainty (warning), unconfirmed-customer-statement, overstated-certainty (warning)
C2: suspect-claim
N4: changed-since-accepted, sent-statement-overtaken (warning)
D2: pending-draft
Engineering and security handoff: never-accepted (warning)
F14: personal-identifier (warning), restricted-in-open-text
C3: hypothesis-stated-as-fact
E2: escalation-required
E3: stale-evidence
E7: never-accepted (warning), stale-evidence
E9: unused-evidence (warning)
`,
    ))
})

/** Once its page of steps is played: the verdict of the day, and what is still found. */
function afterwards(name: string, day: string, verdictThen: string, expected: string) {
  test(name, async () => {
    const files = await play(examples, stepsOf(textOf(examples, `steps/${name}.md`)))
    const checked = await judge(`${name}.md`, day, files)
    assert.equal(`${verdict(checked).name}\n${summary(checked)}`, `${verdictThen}\n${expected.trim()}`)
  })
}

suite('after the steps', () => {
  afterwards(
    'credential-exception',
    '2026-11-24',
    'ready for handoff',
    `
E12: unchecked-evidence (info)
E13: unchecked-evidence (info)
`,
  )

  afterwards(
    'remediation-credit',
    '2026-11-25',
    'ready for handoff',
    `
E12: unchecked-evidence (info)
`,
  )

  afterwards('access-escalation', today, 'ready for handoff', '')
})

suite('formatters change nothing that is found in the examples', () => {
  const same = async (name: string, text: string) => {
    assert.notEqual(text, '')
    const after = await judge(`${name}.md`, today, new Map([...examples, [`${name}.md`, text]]))
    assert.equal(summary(after), summary(await judge(`${name}.md`, today)))
  }
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkStringify)

  for (const name of examplePackets) {
    const text = textOf(examples, `${name}.md`)
    test(`prettier: ${name}`, async () =>
      same(name, await format(text, { parser: 'markdown', proseWrap: 'always', printWidth: 80 })))
    test(`remark: ${name}`, () => same(name, String(remark.processSync(text))))
    test(`markdownlint’s fixes: ${name}`, () => {
      // MD053 deletes definitions that nobody cites: that is no formatting.
      const { content = [] } = lint({ strings: { content: text }, config: { MD053: false } })
      return same(name, applyFixes(text, content))
    })
  }
})
