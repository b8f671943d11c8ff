import type { Command } from '../command.ts'

export const unseal: Command = {
  name: 'unseal',
  takes: 'PACKET ID|DIGITS',
  arguments: [2, 2],
  summary: 'Show a sealed statement or piece of evidence to who holds a key for it. It is recorded.',
  about: `Prints the text and changes nothing on the page. The access log says who looked, and why. The same file opens with stock age:
\`age -d -i KEY NAME.evidence/DIGEST.age\`, and then nobody knows.`,
  flags: {
    reason: { value: 'TEXT', about: 'Why you look. It is recorded.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
  },
  examples: ['countersign unseal case.md F3 --reason "preparing the handoff"'],
  run: async call => (await import('../seal.ts')).runUnseal(call),
}
