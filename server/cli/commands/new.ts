import type { Command } from '../command.ts'

export const create: Command = {
  name: 'new',
  takes: 'PROFILE FILE',
  arguments: [2, 2],
  summary: 'Begin a packet with everything that its profile asks for.',
  about: `With --from it begins from a document that is there already, such as an ADR, an RFC or an incident review: every word of it
stays, what the profile asks for besides is added, and the document itself is left as it is.`,
  flags: {
    from: { value: 'DOCUMENT', about: 'The Markdown document to begin from.' },
    coordinator: { value: 'HANDLE', about: 'Who coordinates it. Without it, the coordinator on the roster.' },
    number: { value: 'NUMBER', about: 'Its number. Without it, the next free one of this year.' },
    config: { short: 'c', value: 'FILE', about: 'Use this file instead of countersign.yaml.' },
  },
  examples: [
    'countersign new credential-exception packets/broker.md',
    'countersign new approval packets/queue.md --from docs/adr/0007-queue.md',
  ],
  run: async call => (await import('../begin.ts')).newPacketFile(call),
}
