import type { Command } from '../command.ts'

export const explain: Command = {
  name: 'explain',
  takes: 'RULE',
  arguments: [1, 1],
  summary: 'Why a rule exists, what it finds, and what is right.',
  flags: {},
  examples: ['countersign explain open-objection'],
  run: async call => (await import('../explain.ts')).explainRule(call),
}
