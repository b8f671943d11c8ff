import type { Command } from '../command.ts'

export const drafts: Command = {
  name: 'drafts',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'What was proposed and waits for a person, as it would change the page.',
  flags: {
    all: { about: 'Those that were decided as well, with what was decided and why.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: ['countersign drafts packets/broker.md'],
  run: async call => (await import('../drafts.ts')).showDrafts(call),
}
