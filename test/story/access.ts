// The access escalation of the stories: one support lead and one agent work a case in visible turns.
import { dated, packet, team } from './support.ts'

const people = ['tomas', 'felix', 'priya', 'kim'] as const

const roster = `version: 1
timezone: UTC
roster:
  - { handle: tomas, name: Tomás Ferreira, roles: [coordinator, support-lead] }
  - { handle: felix, name: Felix Oduya, roles: [security] }
  - { handle: priya, name: Priya Raghavan, roles: [engineering] }
  - { handle: kim, name: Kim Sato, roles: [incident-response] }
agents:
  - { name: case-copilot }
`

const page = dated(`---
packet: PKT-2026-0002
profile: access-escalation
coordinator: tomas
case: CS-50233
severity: S2
update-due: {2}
---

# Access of a deprovisioned contractor

## Confirmed facts

**F1.** The account was deactivated on {-9}.[^E1]

**F2.** The audit trail shows one preview on {-12}.[^E2] — topic exposure

**F3.** The last session ended on {-10}.[^E3]

## Hypotheses

**H1.** A cached link stayed valid for a day.

## Open questions and next steps

- **Q1.** Does a preview count as a download? — @priya
- **N1.** Ask the storage team for the retention events — @priya, due {2}

## Customer update

**F4.** The account was deactivated on {-9}.[^E4]

## Engineering and security handoff

- **N2.** Reproduce the preview with a deactivated account — @priya, due {2}

[^E1]: **E1** account-state: [Account state](../evidence/account.json), captured {0}, restricted to security, support-lead, incident-response

[^E2]: **E2** attachment-audit: [Attachment audit](../evidence/audit.json), captured {0}, restricted to security, support-lead, incident-response

[^E3]: **E3** session-log: [Sessions](../evidence/sessions.json), captured {0}, restricted to security, support-lead, incident-response

[^E4]: **E4** case-record: [Case](../evidence/case.json), captured {0}
`)

const sources = {
  'evidence/case.json': dated('{ "case": "CS-50233", "deactivated": "{-9}" }\n'),
  'evidence/account.json': dated('{ "deactivated": "{-9}T10:00:00Z", "groups": [] }\n'),
  'evidence/audit.json': dated('{ "events": [{ "at": "{-12}T08:00:00Z", "event": "preview", "count": 1 }] }\n'),
  'evidence/sessions.json': dated('{ "sessions": [{ "last_seen": "{-10}T17:00:00Z" }] }\n'),
}

/** From an empty folder to a case that nobody has opened yet. */
export function begun() {
  const work = team(people)
  work.fine('tomas', 'init', '--profile', 'access-escalation', '--handle', 'tomas')
  work.write('countersign.yaml', roster)
  work.write('.countersign/allowed_signers', people.map(name => `${name} ${work.listed(name)}\n`).join(''))
  work.write(packet, page)
  for (const [name, text] of Object.entries(sources)) work.write(name, text)
  work.as('tomas', 'lint', '--fix', packet)
  work.commit('The beginning')
  return work
}
