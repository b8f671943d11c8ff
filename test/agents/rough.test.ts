// Three packets in a rough first state are brought by one run to where people have only decisions left: whatever is still
// wrong with the page has a draft that waits, or is put to a person by name.
import assert from 'node:assert/strict'
import type { RunPlan } from '../../server/agents/plan.ts'
import type { Checked, Reported } from '../../server/rules/run.ts'
import { linesOf } from './look.ts'
import { agentsRun, lookAt, type Old, people, rough } from './rough.ts'

type Case = {
  readonly name: string
  readonly olds: readonly Old[]
  readonly opening: string
  /** What the run proposes, asks and leaves. */
  readonly lines: string
  readonly deciding: string
  /** What is left then, by rule and statement: for people. */
  readonly left: string
}

/** Findings that a decision clears, not a better text. */
const decisions = new Set(['pending-draft', 'unconfirmed-objection', 'never-accepted', 'missing-reviewer'])

const nameOf = ({ finding, range }: Reported, { subject: { packet } }: Checked) =>
  finding.span.block.evidence[0]?.id ??
  packet.statements.find(one => packet.range(one.span).start <= range.start && range.end <= packet.range(one.span).end)
    ?.id ??
  packet.sectionOf(finding.span.block)?.name ??
  'the packet'

/** Everything that a run says: drafts with what they name and why, and what it leaves to people. */
const saidBy = ({ planned }: RunPlan) => planned.map(({ proposal }) => JSON.stringify(proposal)).join('\n')

async function check({ name, olds, opening, lines, deciding, left }: Case): Promise<void> {
  const begun = await people(await rough(name, olds), '2026-11-20 08:00', opening)
  const { packet, plan } = await agentsRun(begun, '2026-11-20T10:00:00Z')
  const trimmed = (text: string) => text.trim().replace(/\n +/g, '\n')
  assert.equal(linesOf(plan), trimmed(lines))

  const { checked } = await lookAt(packet, '2026-11-20T10:30:00Z')
  const errors = checked.findings.filter(({ severity, rule }) => severity === 'error' && !decisions.has(rule.code))
  const said = saidBy(plan)
  const isSaid = (id: string) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(said)
  const forgotten = errors.filter(one => {
    const ids = [nameOf(one, checked), ...(one.message.match(/(?<![\w-])[A-Z][1-9]\d*(?![\w-])/g) ?? [])]
    return !said.includes(JSON.stringify(one.message).slice(1, -1)) && !ids.some(isSaid)
  })
  assert.deepEqual(
    forgotten.map(({ message }) => message),
    [],
  )

  const again = await agentsRun(packet, '2026-11-20T10:40:00Z')
  assert.deepEqual(
    again.plan.planned.filter(({ proposal }) => proposal.does === 'propose'),
    [],
  )

  const decided = await people(packet, '2026-11-20 11:00', deciding)
  const after = (await lookAt(decided, '2026-11-20T14:00:00Z')).checked
  const rest = after.findings.filter(({ severity, rule }) => severity === 'error' && !decisions.has(rule.code))
  assert.equal([...new Set(rest.map(one => `${nameOf(one, after)} ${one.rule.code}`))].join('\n'), trimmed(left))
}

suite('a rough packet', function () {
  this.timeout(120_000)

  test('asks for an exception', () =>
    check({
      name: 'credential-exception',
      olds: [
        { file: 'evidence/broker/rotations.csv', now: '2026-11-04T', once: '2026-10-05T' },
        { file: 'evidence/broker/rollback-2026-10-28.md', now: 'took 12 minutes', once: 'took 9 minutes' },
      ],
      opening: `
        countersign open credential-exception.md --owner ines # maria
        countersign confirm-charter credential-exception.md security=lea architecture=otto sre=sam # ines`,
      lines: `
        objects to C1 for @lea: The access review lists the hosts, but not who can open a shell on them.
        objects to Compensating controls for @otto: What about posting to the ledger? That is the queue with the money in it.
        objects to Compensating controls for @sam: I don't believe 12 minutes holds in a drain window. Somebody should write that down.
        revises C1: Only the two broker hosts can read the credential from the secrets manager.[^E1]
        ask @maria: Under “Compensating controls” stand only comments, which are objections now: take them out by hand.
        revises C2: The credential is rotated every thirty days, last on 2026-11-04.[^E7]
        ask @maria: E7 has changed since it was captured: C2 waits for a decision. Whoever has compared both says what holds, with \`countersign confirm-claim\`.
        revises C4: A failed rotation is rolled back within 12 minutes without loss of messages.[^E14] It would probably take no longer in a drain window.
        ask @maria: E14 has changed since it was captured: C4 waits for a decision. Whoever has compared both says what holds, with \`countersign confirm-claim\`.
        revises P1: A credential MUST identify exactly one workload.
        revises C3: The subnet rules eliminate use from any other network.[^E5]
        ask @maria: Missing before handoff: The plan that ends the exception is cited. No fact, claim or quote cites migration-plan.
        ask @maria: Missing before handoff: a dated checkpoint after the decision. The page has none.
        adds to "Residual risk": **Q2.** Who writes down what remains possible while the exception lasts, said plainly and without weighing it away, and from which evidence? — @maria
        revises Q1: Does the drain path keep using the old credential after a revocation? — @maria
        revises N1: Exercise the rollback at month-end load during a drain window — @maria, due 2026-12-18`,
      deciding: `
        countersign confirm-objection credential-exception.md D1 # lea
        countersign confirm-objection credential-exception.md D2 # otto
        countersign confirm-objection credential-exception.md D3 # sam
        countersign accept credential-exception.md D4 # maria
        countersign accept credential-exception.md D5 # maria
        countersign accept credential-exception.md D6 # maria
        countersign accept credential-exception.md D7 # maria
        countersign accept credential-exception.md D8 # maria
        countersign accept credential-exception.md D9 # maria
        countersign accept credential-exception.md D10 # maria
        countersign accept credential-exception.md D11 # maria
        countersign confirm-claim credential-exception.md C2 # maria
        countersign confirm-claim credential-exception.md C4 # maria`,
      left: `
        the packet missing-prerequisite
        O1 open-objection
        O2 open-objection
        O3 open-objection`,
    }))

  test('asks for a credit', () =>
    check({
      name: 'remediation-credit',
      olds: [{ file: 'evidence/reporting/availability-2026-10.csv', now: '44640,460,98.97', once: '44640,400,99.10' }],
      opening: `
        countersign open remediation-credit.md --owner victor # dana
        countersign confirm-charter remediation-credit.md security=felix legal=jo revenue-operations=nils customer-success=ana # victor`,
      lines: `
        objects to Contract and policy requirements for @felix: The sessions were reviewed from the deployment to the suspension. Requests over the export interface are not in that review.
        ask @dana: Under “Contract and policy requirements” stand only comments, which are objections now: take them out by hand.
        ask @dana: E4 is frozen for this review and has changed, which is an alarm: somebody has to find out why before anything is drafted from it. C1 rests on it.
        ask @dana: E2 and E9 are stale, and their sources still say what was captured, as far as anybody can look from here: \`countersign evidence refresh\` captures them again.
        revises P1: Credits for one calendar month MUST NOT exceed 25 % of the monthly fee.
        revises C2: Report contents were not opened.[^E5]
        revises Customer update: Thank you for the call and for your patience.
        ask @dana: Missing before handoff: The matrix of delegated authority is cited. No fact, claim or quote cites authority-matrix.
        ask @dana: Missing before review: The incident record, with containment and validated scope, is cited. No fact, claim or quote cites incident-record.
        adds to "Disclosure boundary": **Q2.** Who writes down what may be said to the customer, what may not, and which rule says so, and from which evidence? — @dana
        adds to "Open questions and next steps": - **Q3.** The section Incident chronology cites no incident-record. Which one does? — @dana
        adds to "Open questions and next steps": - **Q4.** The section Credit basis cites no contract-terms. Which one does? — @dana
        revises Q1: Does the credit have to stand on the November invoice? — @dana`,
      deciding: `
        countersign confirm-objection remediation-credit.md D1 # felix
        countersign accept remediation-credit.md D2 # dana
        countersign accept remediation-credit.md D3 # dana
        countersign accept remediation-credit.md D4 # dana
        countersign accept remediation-credit.md D5 # dana
        countersign accept remediation-credit.md D6 # dana
        countersign accept remediation-credit.md D7 # dana
        countersign accept remediation-credit.md D8 # dana`,
      left: `
        the packet missing-prerequisite
        the packet credit-beyond-contract
        Incident chronology unsourced-section
        F1 suspect-claim
        C1 unsourced-number
        C1 suspect-claim
        O1 open-objection
        C3 suspect-claim
        Credit basis unsourced-section
        E2 stale-evidence
        E4 changed-evidence
        E9 stale-evidence`,
    }))

  test('hands a case on', () =>
    check({
      name: 'access-escalation',
      olds: [{ file: 'evidence/attachments/account-state.json', now: '2026-11-16T17:30', once: '2026-11-16T17:05' }],
      opening: `
        countersign open access-escalation.md --owner tomas # tomas
        countersign confirm-charter access-escalation.md security=felix # tomas`,
      lines: `
        objects to Confirmed facts for @felix: Which log shows that the sessions ended? Please do not call this contained before I have read one.
        ask @tomas: Under “Confirmed facts” stand only comments, which are objections now: take them out by hand.
        ask @tomas: E1 is stale, and is shown to no agent: whoever may read it (security, support-lead, incident-response) compares it with F1, and captures it again with \`countersign evidence refresh\`.
        ask @tomas: E7 is stale, and its source still says what was captured, as far as anybody can look from here: \`countersign evidence refresh\` captures it again.
        revises P1: Sessions that are open at that time receive a revocation event and end within 15 minutes.
        revises Customer update: Thank you for your report of Wednesday.
        ask @tomas: Missing before handoff: The sessions of the account are cited before the case goes on to engineering or security. No fact, claim or quote cites session-log.
        ask @tomas: Missing before release: The audit trail of the attachments is cited before anything is said about exposure. No fact, claim or quote cites attachment-audit.
        adds to "Engineering and security handoff": **Q2.** Who writes down which facts were reproduced, what is open, and what engineering and security are asked to do, and from which evidence? — @tomas
        revises Q1: Which attachments hold the figure that the customer quotes? — @tomas`,
      deciding: `
        countersign confirm-objection access-escalation.md D1 # felix
        countersign accept access-escalation.md D2 # tomas
        countersign accept access-escalation.md D3 # tomas
        countersign accept access-escalation.md D4 # tomas
        countersign accept access-escalation.md D5 # tomas
        countersign propose access-escalation.md --revise F1 --text "The account was deactivated by the customer's administrator on 2026-11-16 at 17:30 UTC.[^E1]" # tomas
        countersign accept access-escalation.md D6 # tomas
        countersign confirm-claim access-escalation.md F1 # tomas`,
      left: `
        the packet missing-prerequisite
        O1 open-objection
        Engineering and security handoff missing-section
        E7 stale-evidence`,
    }))
})
