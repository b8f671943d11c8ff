// The smallest workspace in which one packet is checked and clean; tests change what they are about.

/** `Evidence for F1` has this digest. */
const digest = '383ce917df40'

export const countersignYaml = `-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
profiles:
  note:
    title: Note
    about: Asks for a nod.
    sections:
      - { name: Findings, about: What was found. }
    evidence:
      log: { class: system record, rank: 1, fresh: 30d }
    handoff: { to: the board, condition: Ready when no blocker is open. }
`

/** One fact with its evidence, and whatever else is to stand there. */
export const page = (more = '', number = 'PKT-2026-0001') => `---
packet: ${number}
profile: note
coordinator: maria
owner: raman
---

# Broker

## Findings

**F1.** The log shows a login by svc-billing.[^E1]
${more && `\n${more}\n`}
## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-01 |

[^E1]: **E1** log: [Login log](evidence/login.txt), captured 2026-11-12, \`sha256:${digest}\`
`

export const login = `-- evidence/login.txt --
login by svc-billing
`

/** A second F1: an error that `--fix` mends. */
export const twice = '**F1.** The log shows it again.[^E1]'
export const twiceSaid = 'error: F1 is already the ID of another statement. [duplicate-id]'

export const note = (more = '') => `${countersignYaml}-- note.md --\n${page(more)}${login}`
