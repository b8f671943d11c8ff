// What a page breaks of its rules with a draft in it that it does not break without: the rules that text alone can break, each
// with what to try instead.
import { type Checked, check } from '../../rules/run.ts'
import type { Subject } from '../../workspace/subject.ts'
import type { Refused } from '../act.ts'

const rewrite = 'Say only what the cited evidence says.'
const instead: Readonly<Record<string, string>> = {
  'undefined-evidence': 'Cite evidence that the page defines, or ask for it with a question.',
  'unsourced-number': 'Cite the evidence that says it, or leave it out and ask a question.',
  'misquoted-requirement': 'Quote the source word for word.',
  'wrong-version': 'Quote the version that is in force.',
  'implied-approval': 'Say what is so, and leave the deciding to those who decide.',
  'admission-or-offer': 'Say what happened, and neither admit nor offer anything.',
  'overstated-certainty': rewrite,
  'hypothesis-stated-as-fact': 'Mark it as a hypothesis, or cite what confirms it.',
  'unconfirmed-customer-statement': 'Tell customers confirmed facts only.',
  'credit-beyond-contract': 'Keep to the terms of the contract, and cite them.',
  'credit-over-authority': 'Keep to what the owner may grant.',
  'contradicted-claim': 'Do not choose between two sources: ask a question that names both.',
  'restricted-in-open-text': 'Leave out what only some may read, and say who can be asked.',
  'secret-in-packet': 'Leave the secret out, and tell the owner where it was found.',
  'personal-identifier': 'Say which person by role, and not by number or address.',
  'malformed-statement': 'Write a statement as `**C9.** text`, by itself.',
  'malformed-date': 'Write a day as YYYY-MM-DD.',
  'malformed-evidence': 'Leave evidence to `countersign evidence refresh`.',
  'hidden-text': 'Write nothing that the page does not show.',
  unreadable: 'Write plain Markdown.',
  'dangling-target': 'Name statements that are on the page.',
  'circular-support': 'Let it rest on something that does not rest on it.',
  'agent-decides': 'Leave decisions to people.',
  'unknown-actor': 'Name people who are on the roster.',
  'unknown-topic': 'Use a topic that the profile has.',
  'unknown-role': 'Use a role that the roster has.',
  'statement-out-of-place': 'Put it into the section that the profile wants it in.',
  'chronology-out-of-order': 'Put it where its time belongs.',
}

/** What the second page has against it that the first has not, each as often as it is there. */
export function newFindings(before: Checked, now: Checked): readonly Refused[] {
  const known = new Map<string, number>()
  for (const { key } of found(before)) known.set(key, (known.get(key) ?? 0) + 1)
  return found(now).flatMap(({ key, code, message }) => {
    const left = known.get(key) ?? 0
    known.set(key, left - 1)
    return left > 0 ? [] : [{ code, says: message, do: instead[code]! }]
  })
}

const found = ({ findings }: Checked) =>
  findings.flatMap(({ rule: { code }, message, suppressed }) =>
    suppressed || !Object.hasOwn(instead, code) ? [] : [{ key: `${code} ${message}`, code, message }],
  )

const known = new WeakMap<Subject, Checked>()

/** Several drafts for one page are judged against one look at it. */
export function judged(subject: Subject): Checked {
  const checked = known.get(subject) ?? check(subject)
  known.set(subject, checked)
  return checked
}
