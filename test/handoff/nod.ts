// The smallest packet that can be handed off, in a workspace whose people have keys: opened, chartered and accepted.
import assert from 'node:assert/strict'
import { office } from '../cli/office.ts'

const fixture = `
-- countersign.yaml --
packets: [case.md]
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
profiles:
  plain:
    title: Plain request
    about: Asks for a decision, and for nothing else.
    sections: [{ name: Summary, about: What is asked. }]
    handoff: { to: the board, condition: Both have marked it ready. }
-- case.md --
---
packet: PKT-2026-0001
profile: plain
coordinator: maria
---

# A request

## Summary

We ask for a nod.
`

export function nearlyReady() {
  const place = office(fixture)
  place.git('config', 'countersign.signingkey', place.key('raman'))
  for (const [name, value] of [
    ['name', 'Raman Iyer'],
    ['email', 'raman@example.org'],
  ] as const)
    place.git('config', `user.${name}`, value)
  const fine = (handle: string, ...words: readonly string[]) => {
    const ran = place.by(handle, ...words)
    assert.equal(ran.exit, 0, `${words.join(' ')}\n${ran.out}${ran.err}`)
  }
  fine('maria', 'open', 'case.md', '--owner', 'raman')
  fine('maria', 'confirm-charter', 'case.md')
  fine('raman', 'accept', 'case.md', 'top of the page', 'Summary')
  return {
    ...place,
    /** It was handed off, came back with a reason, and is ready again. */
    comesBack() {
      fine('maria', 'record-intake', 'case.md', 'returned', 'Say by when.')
      fine('maria', 'answer-return', 'case.md', '1', '--text', 'By Friday.')
      this.markReady()
    },
    /** Both whom the profile names say so. */
    markReady() {
      for (const handle of ['maria', 'raman']) fine(handle, 'ready', 'case.md')
    },
  }
}
