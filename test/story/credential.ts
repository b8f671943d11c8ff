// The credential exception of the stories: what the people of a small platform team write, and what their systems show.
// Days are counted from today, so that what is fresh is fresh whenever the story is played.
import { dated, packet, team } from './support.ts'

export const people = ['maria', 'raman', 'lea', 'otto', 'sam', 'kim', 'mona'] as const

export const roster = `roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: otto, name: Otto Lind, roles: [architecture] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
  - { handle: ines, name: Inês Valadão, roles: [security-director] }
  - { handle: yusuf, name: Yusuf Demir, roles: [change-management] }
  - { handle: kim, name: Kim Sato, roles: [incident-response] }
  - { handle: mona, name: Mona Aalto, roles: [board-intake] }
agents:
  - { name: refresher }
`

/** What Maria Keller makes of the packet that \`countersign new\` began. */
export const page = dated(`---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
expires: {120}
decision: {3}
---

# Shared production credential on the legacy broker

This packet asks the review board for a time-boxed exception for one credential.

## Findings

**F1.** Four services authenticate to the legacy broker with one credential.[^E1]

## Policy criteria

> [!NOTE]
>
> **P1** quotes CRED-7 § 4.2[^E2]
>
> A request for an exception MUST name an expiry date and a compensating control.

## Compensating controls

**C1.** Only the two broker hosts can read the credential.[^E1]

## Migration plan

**C2.** The last of the four services leaves the credential with milestone M4.[^E3]

## Rollback

**C3.** A failed rotation is rolled back within 12 minutes.[^E4]

## Residual risk

**C4.** Whoever takes the credential from a broker host can use it until the next rotation. — rests on F1, C1

## Open questions and next steps

- **Q1.** Does the drain path keep using the old credential after a revocation? — @sam
- **N1.** Report to the board which services have left the credential — @maria, checkpoint {30}

[^E1]: **E1** access-review: [Access review](../evidence/access-review.json), captured {-2}

[^E2]: **E2** standard: [CRED-7 § 4.2](../standards/CRED-7.md#42-what-a-request-contains), captured {-2}, in force 2025-01-01

[^E3]: **E3** migration-plan: [Migration plan](../evidence/migration-plan.csv), captured {-2}

[^E4]: **E4** rollback-test: [Exercise RB-19](../evidence/rollback.md), captured {-2}
`)

const sources = {
  'evidence/access-review.json': `{
  "used_by": ["billing-bridge", "invoice-export", "dunning-mailer", "ledger-sync"],
  "count": 4,
  "readable_from_hosts": ["brk-legacy-a", "brk-legacy-b"],
  "hosts": 2
}
`,
  'standards/CRED-7.md': `# CRED-7

## 4.2 What a request contains

A request for an exception MUST name an expiry date and a compensating control.
`,
  'evidence/migration-plan.csv': 'milestone,service,state\nM1,billing-bridge,planned\nM4,invoice-export,planned\n',
  'evidence/rollback.md': '# Exercise RB-19\n\nThe rotation failed on purpose and was rolled back after 12 minutes.\n',
}

/** From an empty folder to a packet that nobody has opened yet. */
export function begun() {
  const work = team(people)
  work.fine('maria', 'init', '--profile', 'credential-exception', '--handle', 'maria')
  work.write('countersign.yaml', `version: 1\ntimezone: UTC\n${roster}`)
  for (const name of people) work.fine(name, 'keys', 'setup', '--me', name, '--key', work.keyOf(name))
  // One machine plays them all: nobody's key is the one that is set here.
  for (const name of ['countersign.signingkey', 'user.signingkey']) work.git('config', '--unset-all', name)
  work.write(packet, page)
  for (const [name, text] of Object.entries(sources)) work.write(name, text)
  work.as('maria', 'lint', '--fix', packet)
  work.commit('The beginning')
  return work
}
