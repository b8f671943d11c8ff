// What leaves the examples for an audience: a letter that legal would let out, and a copy for the board that hides nothing of
// what it may read. The words that must not stand there are listed here, by people who read the packets.
import assert from 'node:assert/strict'
import { play, subjectOf, textOf } from '../../build/example-play.ts'
import { stepsOf } from '../../build/example-steps.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { copied } from '../../server/acts/shared/copied.ts'
import { copyAsMarkdown } from '../../server/handoff/copy.ts'
import { clockOf } from '../../server/host/judge.ts'
import { signersFile } from '../../server/node/ledger-folder.ts'
import { examples } from './workspace.ts'

async function copyOf(name: string, day: string, audience: string, role?: string): Promise<string> {
  const files = await play(examples, stepsOf(textOf(examples, `steps/${name}.md`)))
  const subject = await subjectOf(files, `${name}.md`, zone => clockOf({ now: 0, asOf: day }, zone))
  const copy = copied({ audience, role }, sceneOf(subject, textOf(files, signersFile)))
  assert.ok(!('no' in copy), JSON.stringify(copy))
  return copyAsMarkdown(copy)
}

/** Who somebody is, what was asked for and offered, what the contract is worth, what stands on the record of the house. */
const restricted = [
  /CONTACT-\d+/,
  /\baccount \d+/i,
  /MSA-\d+/,
  /INC-\d+/,
  /\d+(?:\.\d+)? ?(?:%|percent|USD)/,
  /48,000|7,200|12,000|14,400/,
  /concession|renewal|churn|goodwill|playbook|clause|entitle/i,
  /tenant|release check|root cause|namespace/i,
  /close of October/i,
  /@\w|\bagent:/,
  /\*\*[A-Z]\d+|\[\^|> \[!/,
]

suite('copies of the examples', () => {
  test('the letter of the remediation package', async () => {
    const letter = await copyOf('remediation-credit', '2026-11-25', 'customer')
    for (const word of restricted) assert.doesNotMatch(letter, word)
    assert.equal(
      letter.split('\n---\n')[0],
      `# Customer update

Thank you for the call and for your patience.

Reporting was suspended from 14:20 to 22:00 UTC on 2026-10-21 to contain a security incident.

Report titles and initials of report owners were visible to administrators of one other customer; report contents were not.

We apologise for the delay in this reply. No decision about a credit has been made.

We write to you about your request again, with the decision if there is one by then (Dana Whitfield, by 2026-12-01).
`,
    )
  })
  test('a letter on evidence that lapsed does not leave', async () => {
    const files = await play(examples, stepsOf(textOf(examples, 'steps/access-escalation.md')))
    const subject = await subjectOf(files, 'access-escalation.md', zone =>
      clockOf({ now: 0, asOf: '2027-01-10' }, zone),
    )
    const copy = copied({ audience: 'customer' }, sceneOf(subject, textOf(files, signersFile)))
    assert.ok('no' in copy && /does not leave yet/.test(copy.no), JSON.stringify(copy))
  })
  test('an audience that nobody named gets nothing, not what the board gets', async () => {
    const files = await play(examples, stepsOf(textOf(examples, 'steps/remediation-credit.md')))
    const subject = await subjectOf(files, 'remediation-credit.md', zone =>
      clockOf({ now: 0, asOf: '2026-11-25' }, zone),
    )
    const copy = copied({ audience: 'custmer' }, sceneOf(subject, textOf(files, signersFile)))
    assert.deepEqual(copy, { no: 'There is no audience custmer. There are customer and board.' })
  })
  test('a section that the profile keeps to some roles is for them alone', async () => {
    const board = await copyOf('remediation-credit', '2026-11-25', 'board')
    assert.doesNotMatch(board, /48,000|7,200/)
    assert.match(board, /^- C7: only .*revenue-operations.* may read it$/m)
    assert.match(await copyOf('remediation-credit', '2026-11-25', 'board', 'revenue-operations'), /48,000 USD/)
  })
  test('the board’s copy marks what is not confirmed, and names what it leaves out', async () => {
    const copy = await copyOf('credential-exception', '2026-11-24', 'board')
    assert.match(copy, /^\*Handing it over asks for a decision; it is not one\.\*$/m)
    assert.match(copy, /\*\*H1\.\*\* .* \*\(not confirmed\)\*$/m)
    assert.match(copy, /^> \*\*P1\.\*\* .* \*\(CRED-7 § 2\.3\)\*$/m)
    assert.match(copy, /^\*\*Q2\.\*\* .* \*\(open\)\*$/m)
    assert.match(copy, /^\*\*N2\.\*\* .* \(Lea Brandt, by 2026-11-23\)\. \*\(done\)\*$/m)
    assert.match(await copyOf('remediation-credit', '2026-11-25', 'board'), /Q1\..* \*\(answered by Felix Oduya\)\*$/m)
    assert.match(copy, /^- \*\*O4\*\* on C10: Sam Okafor \(SRE\), carried by Raman Iyer until 2026-12-15$/m)
    assert.match(copy, /^\*\*C10\.\*\* .* \*\(.*contested: O4\)\*$/m)
    assert.match(copy, /^- C2: it rests on evidence that this reader may not see$/m)
    assert.doesNotMatch(copy, /\[\^|> \[!|restricted to/)
    const security = await copyOf('credential-exception', '2026-11-24', 'board', 'security')
    assert.match(security, /\*\*C2\.\*\*/)
  })
})
