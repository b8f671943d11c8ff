import type { Command } from '../command.ts'

export const seal: Command = {
  name: 'seal',
  takes: 'PACKET [ID]',
  arguments: [1, 2],
  summary:
    'Encrypt the text of a restricted statement for those who may read it; without an ID, everything sealed anew.',
  about: `The statement has to say who may read it: \`— restricted to security\`. Its words go into a file beside the page, encrypted with age for the
holders of those roles, coordinator, owner and the recovery key; the page keeps a name for what is there, and a digest over the salted text.
After the roster changed, \`countersign seal PACKET\` encrypts everything anew for those who may read it now; that takes a key that opens it.`,
  flags: {
    as: { value: 'TEXT', about: 'What everybody may know of it: stands on the page instead.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
  },
  examples: ['countersign seal case.md F3 --as "Who signed in after the deactivation"', 'countersign seal case.md'],
  run: async call => (await import('../seal.ts')).runSeal(call),
}
