// The remediation package of the stories: what a customer was hit by, what the contract gives for it, and seven people who
// each answer for a part of it.
import { dated, packet, team } from './support.ts'

const people = ['dana', 'victor', 'felix', 'nils', 'ana', 'jo', 'greta', 'kim'] as const

const roster = `version: 1
timezone: UTC
roster:
  - { handle: dana, name: Dana Whitfield, roles: [coordinator] }
  - { handle: victor, name: Victor Anand, roles: [owner] }
  - { handle: felix, name: Felix Oduya, roles: [security] }
  - { handle: nils, name: Nils Berg, roles: [revenue-operations] }
  - { handle: ana, name: Ana Duarte, roles: [customer-success] }
  - { handle: jo, name: Jo Marsh, roles: [legal] }
  - { handle: greta, name: Greta Holm, roles: [credit-approval] }
  - { handle: kim, name: Kim Sato, roles: [incident-response] }
  - { handle: henrik, name: Henrik Voss, roles: [support-director] }
  - { handle: carla, name: Carla Nunes, roles: [finance-director] }
agents:
  - { name: refresher }
`

const page = dated(`---
packet: PKT-2026-0003
profile: remediation-credit
coordinator: dana
customer: account 7731
case: CS-48812
incident: INC-2026-0877
contract: MSA-2291
occurred: {-30}
credit: 7,200 USD
---

# Remediation and credit for account 7731

This packet asks for a decision on one service credit and one commitment.

## Incident chronology

**F1.** {-30} 14:20 UTC: Reporting is suspended.[^E1]

**F2.** {-30} 22:00 UTC: Reporting resumes.[^E1]

## Customer impact

**C1.** Reporting was unavailable for 460 minutes.[^E1]

## Contract and policy requirements

> [!NOTE]
>
> **P1** quotes MSA-2291 clause 7.3[^E2]
>
> Credits for one calendar month MUST NOT exceed 25 % of the monthly fee.

## Remediation commitments

**C2.** The proposed commitment is a check before every release.[^E3]

## Credit basis

**C3.** Clause 7.3 gives 15 % of the monthly fee of 48,000 USD.[^E4] [^E5]

**F3.** Up to 10,000 USD any approval owner may own the packet.[^E6]

## Disclosure boundary

**C4.** The guidance allows the times of the suspension, and no cause.[^E7]

## Customer update

Thank you for your patience.

**F4.** Reporting was suspended from 14:20 to 22:00 UTC on {-30}.[^E7]

## Open questions and next steps

- **Q1.** Does the credit have to stand on the next invoice? — @nils
- **N1.** Bring the result of the cause analysis to the approver — @felix, due {20}

[^E1]: **E1** incident-record: [INC-2026-0877](../evidence/incident.json), captured {0}

[^E2]: **E2** contract-clause: [MSA-2291 clause 7.3](../contracts/MSA-2291.md#73-service-credits), captured {-2}, in force {-300}..{300}

[^E3]: **E3** playbook: [Remediation playbook](../policies/playbook.md), captured {-2}, in force {-300}

[^E4]: **E4** contract-terms: [Credit terms](../evidence/terms.json), captured {-2}, in force {-300}..{300}

[^E5]: **E5** billing-record: [Invoice](../evidence/invoice.json), captured {-2}

[^E6]: **E6** authority-matrix: [Limits](../policies/limits.md), captured {-2}, in force {-300}

[^E7]: **E7** disclosure-guidance: [Guidance](../policies/disclosure.md), captured {-2}, in force {-20}
`)

export const incident = (exposure: string) =>
  dated(`{
  "id": "INC-2026-0877",
  "containment": "contained",
  "exposure": "${exposure}",
  "personal_data": false,
  "minutes_unavailable": 460,
  "suspended": "{-30}T14:20:00Z",
  "resumed": "{-30}T22:00:00Z"
}
`)

const sources = {
  'evidence/incident.json': incident('ended'),
  'contracts/MSA-2291.md':
    '# MSA-2291\n\n## 7.3 Service credits\n\nCredits for one calendar month MUST NOT exceed 25 % of the monthly fee.\n',
  'policies/playbook.md':
    '# Playbook\n\nA commitment names its service, its owner and its end. A check before every release may be proposed for one service and one year; platform engineering owns it.\n',
  'evidence/terms.json': '{ "service_credit": { "percent": 15, "max_percent": 25 } }\n',
  'evidence/invoice.json': '{ "monthly_fee": "48,000 USD" }\n',
  'policies/limits.md': '# Limits\n\nUp to 10,000 USD any approval owner may own the packet.\n',
  'policies/disclosure.md': dated(
    '# Guidance\n\nReporting was suspended from 14:20 to 22:00 UTC on {-30}. That may be said, and no cause.\n',
  ),
}

/** From an empty folder to a package that nobody has opened yet. */
export function begun() {
  const work = team(people)
  work.fine('dana', 'init', '--profile', 'remediation-credit', '--handle', 'dana')
  work.write('countersign.yaml', roster)
  work.write('.countersign/allowed_signers', people.map(name => `${name} ${work.listed(name)}\n`).join(''))
  work.write(packet, page)
  for (const [name, text] of Object.entries(sources)) work.write(name, text)
  work.as('dana', 'lint', '--fix', packet)
  work.commit('The beginning')
  return work
}
