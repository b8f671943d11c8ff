import type { Command } from '../command.ts'

export const create: Command = {
  name: 'new',
  takes: 'PROFILE FILE',
  arguments: [2, 2],
  summary: 'Begin a packet with everything that its profile asks for.',
  flags: {
    coordinator: { value: 'HANDLE', about: 'Who coordinates it. Without it, the coordinator on the roster.' },
    number: { value: 'NUMBER', about: 'Its number. Without it, the next free one of this year.' },
    config: { short: 'c', value: 'FILE', about: 'Use this file instead of countersign.yaml.' },
  },
  examples: ['countersign new credential-exception packets/broker.md'],
  run: async call => (await import('../begin.ts')).newPacketFile(call),
}
