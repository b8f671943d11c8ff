import type { Command } from '../command.ts'

export const sync: Command = {
  name: 'sync',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'Bring a page in step with its ledger: boxes, threads and the handoff table, merge conflicts included.',
  about: 'It decides nothing and records nothing. A conflict in people’s own text is left for a person.',
  flags: {
    check: { about: 'Change nothing; end with exit code 1 when the page is out of step.' },
    config: { short: 'c', value: 'FILE', about: 'Use this file instead of countersign.yaml.' },
  },
  examples: ['countersign sync packets/broker.md', 'countersign sync packets/broker.md --check'],
  run: async call => (await import('../sync.ts')).syncPage(call),
}
