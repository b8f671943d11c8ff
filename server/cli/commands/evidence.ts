import type { Command } from '../command.ts'

export const evidence: Command = {
  name: 'evidence',
  takes: 'refresh|check|show PACKET [E…]',
  arguments: [2, 200],
  summary: 'Look at evidence again, wherever it lies, and say what changed.',
  about: `refresh asks every source again, keeps what it said beside the page, and records who looked, when, why and what came of it. check
does the same and writes nothing. show prints what is known already: excerpts, digests, age, and what the source says now beside what
was captured. Sources are declared in countersign.yaml; which hosts, secrets and commands may be used, only the settings of this
machine say. Nothing re-stamps evidence that changed: a person confirms, claim by claim, that it still holds.`,
  flags: {
    reason: { value: 'TEXT', about: 'Why somebody looks. It is recorded.' },
    role: { value: 'ROLE', about: 'In which role.' },
    offline: { about: 'Ask nobody: only what lies on this machine is looked at.' },
    within: { value: 'SECONDS', about: 'How long all of it may take: 60 without this.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
    as: { value: 'agent:NAME', about: 'Act as an agent that the workspace names.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: [
    'countersign evidence check packets/broker.md',
    'countersign evidence refresh packets/broker.md E4 E5 --reason "before the board"',
    'countersign evidence show packets/broker.md E4',
  ],
  run: async call => (await import('../evidence.ts')).runEvidence(call),
}
