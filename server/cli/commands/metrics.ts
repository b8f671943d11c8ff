import type { Command } from '../command.ts'

export const metrics: Command = {
  name: 'metrics',
  takes: '[PATH…]',
  arguments: [0, Number.POSITIVE_INFINITY],
  summary: 'How the work went, from ledgers alone: per role, and never per person.',
  about: `From opening to ready and to the first release; what became of the drafts of agents; objections and reviews by role;
returns and their reasons; how old the evidence was at handoff. Times are by the clocks of those who acted.`,
  flags: { json: { about: 'Print it for other programs.' } },
  examples: ['countersign metrics', 'countersign metrics packets/broker.md --json'],
  run: async call => (await import('../metrics.ts')).showMetrics(call),
}
