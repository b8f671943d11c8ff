import type { Command } from '../command.ts'

export const watch: Command = {
  name: 'watch',
  takes: '[PATH…]',
  arguments: [0, 1000],
  summary: 'Look at evidence from elsewhere again as it comes due, and say what changed.',
  about: `Each piece comes due once, late in its shelf life and at a time of its own; one whose source could not be reached after a quarter of
an hour, then half an hour, and so on. What is frozen for the review, and what somebody destroyed, is left alone. Each look is recorded
as evidence refresh records it.`,
  flags: {
    once: { about: 'Look at what is due now, and end: for a schedule of your own.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
    as: { value: 'agent:NAME', about: 'Act as an agent that the workspace names.' },
  },
  examples: ['countersign watch packets', 'countersign watch --once --as agent:refresher'],
  run: async call => (await import('../watch.ts')).runWatch(call),
}
