import { type Command, policyFrom } from '../command.ts'

export const status: Command = {
  name: 'status',
  takes: '[PATH…]',
  arguments: [0, Number.POSITIVE_INFINITY],
  summary: 'Where a packet stands: its verdict, what blocks it, and who has to act.',
  about: `Of a folder, several packets or none at all: an overview of all packets there, the most pressing first, with whose turn it
is and what lapses next.`,
  flags: {
    json: { about: 'Print it for other programs.' },
    for: { value: 'HANDLE', about: 'What waits for this person, in all of them.' },
    markdown: { about: 'Print the overview as Markdown, for a page that a build server shows beside its run.' },
    'as-of': { value: 'DATE', about: 'As if it were the end of that day.' },
    'policy-from': policyFrom,
    config: { short: 'c', value: 'FILE', about: 'Use this file instead of countersign.yaml.' },
  },
  examples: [
    'countersign status packets/broker.md',
    'countersign status packets/ --json',
    'countersign status --for lea',
  ],
  run: async call => (await import('../status.ts')).showStatus(call),
}
