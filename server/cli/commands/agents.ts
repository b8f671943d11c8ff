import type { Command } from '../command.ts'

export const agents: Command = {
  name: 'agents',
  takes: 'run PACKET',
  arguments: [2, 2],
  summary: 'Run the built-in roles over a packet: they propose, ask and tidy, and decide nothing.',
  about: `The roles are normaliser, refresher, completeness, calibrator, clerk and adviser; they need no model. Their drafts
are recorded as one run and wait for people. Before the charter is confirmed, on hold and at an escalation they stop and say so.`,
  flags: {
    role: { value: 'ROLE', about: 'Only this role. May be given several times.' },
    as: { value: 'agent:NAME', about: 'The agent that the roles act as. Needed where the workspace names several.' },
    comments: {
      value: 'FILE',
      about: 'Review threads from a git host, as JSON, for the normaliser. `-` reads a pipe.',
    },
    model: {
      value: 'KIND:NAME',
      about: 'Have a language model reword what the roles prepared: `anthropic:NAME` or `openai:NAME`.',
    },
    look: { about: 'Ask the sources first and record what they say, as evidence refresh does.' },
    'dry-run': { about: 'Say what would be proposed, and record nothing.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: [
    'countersign agents run packets/broker.md --dry-run',
    'countersign agents run packets/broker.md --as agent:refresher --role refresher --look',
  ],
  run: async call => (await import('../agents.ts')).runAgentsOn(call),
}
