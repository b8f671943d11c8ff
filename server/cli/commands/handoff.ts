import { type Command, policyFrom } from '../command.ts'

export const handoff: Command = {
  name: 'handoff',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'Hand a packet off: sign the handoff, make the bundle, and take it where it goes.',
  about:
    'The bundle holds page, ledger, evidence, and a script that checks all of it with sh, sha256sum and ssh-keygen. Nothing is recorded before it has arrived; called again, it sends the same one.',
  flags: {
    deliver: {
      value: 'WHERE',
      about:
        'A folder, git:REF, git:REPOSITORY#REF, or an https address. COUNTERSIGN_HANDOFF_TOKEN is its bearer token.',
    },
    for: {
      value: 'ROLE=WHERE',
      about: 'Also a bundle with only what this role may read, to another place. May be said again.',
    },
    to: { value: 'TEXT', about: 'What the place is called. Otherwise as the profile calls it.' },
    text: { value: 'TEXT', about: 'A word to whoever takes it over.' },
    'policy-from': policyFrom,
    yes: { about: 'Do not ask on a terminal before signing. What is signed is printed all the same.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
    json: { about: 'Print what was done for other programs.' },
  },
  examples: [
    'countersign handoff packets/broker.md --deliver ../handoffs',
    'countersign handoff packets/broker.md --deliver git:handoffs',
  ],
  run: async call => (await import('../handoff.ts')).handOffPacket(call),
}
