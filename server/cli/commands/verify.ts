import type { Command } from '../command.ts'

export const verify: Command = {
  name: 'verify',
  takes: 'BUNDLE',
  arguments: [1, 1],
  summary: 'Check a bundle: its files, its signatures, who had which role, and what its ledger adds up to.',
  about: 'A list of signers that is yours establishes who signed. Without one, a bundle can only be consistent.',
  flags: {
    signers: { value: 'FILE', about: 'Who has which key, as you know it: lines as in allowed_signers.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: ['countersign verify PKT-2026-0142-4be1c0a9d2f7.tar.gz --signers board_signers'],
  run: async call => (await import('../verify.ts')).verifyFiles(call),
}
