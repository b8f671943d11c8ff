// The smallest packet that still goes through everything: two reviewers, an agent, one page, opened and in git. Each test
// begins on that commit again.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { dated, packet, team } from './support.ts'

export const roster = `roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security, legal] }
  - { handle: otto, name: Otto Lind, roles: [architecture] }
agents:
  - { name: refresher }
`

export const profiles = `profiles:
  request:
    extends: approval
    title: Request
    about: Asks the board for a decision.
    sections:
      - { name: Facts, about: What is known. }
      - { name: Open questions and next steps, about: What is open. }
    evidence:
      inventory: { about: What the systems show., class: system record, rank: 1, fresh: 30d }
    roles:
      security: { title: security }
      architecture: { title: architecture }
      legal: { title: legal }
    reviewers:
      - { role: security }
      - { role: architecture }
      - { role: legal, mandatory: false }
    escalations:
      - { name: exposure, about: Somebody else uses it., path: the incident process, closes: security, within: 1h }
    handoff: { to: the board }
`

export const page = dated(`---
packet: PKT-1
profile: request
coordinator: maria
---

# One credential for four services

We ask for time.

## Facts

**F1.** Four services use one credential.[^E1]

**C1.** Only the two broker hosts can read it.[^E1]

## Open questions and next steps

- **Q1.** Who reads the logs at night? — @lea
- **N1.** Report which services have left — @maria, checkpoint {30}

[^E1]: **E1** inventory: [Inventory](../evidence/inventory.md), captured {-2}
`)

/** What nobody disputes, from the opening to the handoff. */
export const accepted = `
  lea: review concurs --role security
  otto: review concurs
  maria: accept "top of the page" F1 C1 Q1 N1 E1
`
export const handedOff = `
  maria: ready
  raman: ready
  raman: handoff --deliver ../out
`

export function opened() {
  const work = team(['maria', 'raman', 'lea', 'otto'])
  work.write('countersign.yaml', `${roster}${profiles}`)
  work.write('.gitattributes', '**/*.ledger/** -text -diff linguist-generated\n')
  const lines = work.people.map(name => `${name} ${work.listed(name)}\n`)
  work.write('.countersign/allowed_signers', lines.join(''))
  work.write('evidence/inventory.md', '# Inventory\n\nFour services use one credential. Two hosts can read it.\n')
  work.write(packet, page)
  work.as('maria', 'lint', '--fix', packet)
  work.play(`
    maria: open --owner raman
    raman: confirm-charter security=lea architecture=otto
  `)
  work.commit('Opened')
  work.git('tag', 'opened')
  return {
    ...work,
    /** As it was at a tag, whatever was done to it since. */
    from(tag: string) {
      work.git('checkout', '--quiet', '--force', '-B', 'main', tag)
      work.git('clean', '-fdq')
      // The machine remembers what it has seen of a ledger, and going back would look like a loss: it was another day.
      rmSync(join(work.home, 'cache'), { recursive: true, force: true })
      return work
    },
  }
}
