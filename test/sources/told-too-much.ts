// A page that says more than its readers may know, in an office where somebody has a key to read what is sealed.
import { askedOffice } from './asked-office.ts'

export const [phone, password] = ['+44 7700 900123', 'c0rrect-Horse-41']

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
profiles:
  note:
    title: Note
    about: asks the board to take note
    charter: [Say only what is known.]
    sections:
      - { name: Findings, about: what was found }
    roles:
      security: { title: security, about: Judges exposure. }
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

**F1.** Who reported it can be called on ${phone}.

**F2.** The bridge logs in with \`password = "${password}"\`.

**F3.** The breach began in Lisbon. — restricted to security
`

export async function toldTooMuch() {
  const work = await askedOffice(fixture, ['maria', 'raman', 'lea'])
  let yaml = work.read('countersign.yaml')
  for (const handle of ['maria', 'lea']) {
    const recipient = /age: (age1\S+)/.exec(work.fine(handle, 'keys', 'reading'))?.[1]
    yaml = yaml.replace(`{ handle: ${handle},`, `{ handle: ${handle}, age: ${recipient},`)
  }
  work.write('countersign.yaml', yaml)
  work.git('config', 'countersign.signingkey', work.key('maria'))
  work.git('config', 'countersign.handle', 'maria')
  work.fine('maria', 'open', 'case.md', '--owner', 'raman')
  work.commit('Opened')
  return work
}
