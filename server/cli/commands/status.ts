import { type Command, policyFrom } from '../command.ts'

export const status: Command = {
  name: 'status',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'Where a packet stands: its verdict, what blocks it, and who has to act.',
  flags: {
    json: { about: 'Print it for other programs.' },
    'as-of': { value: 'DATE', about: 'As if it were the end of that day.' },
    'policy-from': policyFrom,
    config: { short: 'c', value: 'FILE', about: 'Use this file instead of countersign.yaml.' },
  },
  examples: ['countersign status packets/broker.md'],
  run: async call => (await import('../status.ts')).showStatus(call),
}
