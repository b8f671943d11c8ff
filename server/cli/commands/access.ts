import type { Command } from '../command.ts'

export const access: Command = {
  name: 'access',
  takes: '[PACKET]',
  arguments: [0, 1],
  summary: 'Show who retrieved, decrypted or exported what, and why.',
  about: `Reads .countersign/access/, where every look through this product leaves a line. It binds where the product is the only way to what is
restricted; whoever holds a key and the encrypted file can read it without leaving a line here.`,
  flags: {
    who: { value: 'HANDLE', about: 'Only what this person did.' },
    since: { value: 'DATE', about: 'Only what was done on this day or later.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: ['countersign access', 'countersign access credit.md --since 2026-11-01'],
  run: async call => (await import('../access.ts')).showAccess(call),
}
