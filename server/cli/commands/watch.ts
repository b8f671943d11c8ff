import type { Command } from '../command.ts'

export const watch: Command = {
  name: 'watch',
  takes: '[PATH…]',
  arguments: [0, 1000],
  summary: 'Look at evidence from elsewhere again as it comes due, and say what changed.',
  about: `Each piece comes due after half of its shelf life, a source that could not be reached within the hour, and none more often than every
quarter of an hour. What is frozen for the review is left alone. Each look is recorded as evidence refresh records it.`,
  flags: {
    once: { about: 'Look at what is due now, and end: for a schedule of your own.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
    as: { value: 'agent:NAME', about: 'Act as an agent that the workspace names.' },
  },
  examples: ['countersign watch packets', 'countersign watch --once --as agent:refresher'],
  run: async call => (await import('../watch.ts')).runWatch(call),
}
