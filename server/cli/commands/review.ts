import type { Command } from '../command.ts'

export const review: Command = {
  name: 'review',
  takes: 'PACKET [OUTCOME [WHAT…]]',
  arguments: [1, 1000],
  summary: 'Walk through what changed since it was last accepted; with an outcome, sign off as a reviewer.',
  about: `Without an outcome you see block by block what nobody accepted as it stands now, accept or skip each, and sign once
at the end. There is no accept-all. Where there is no terminal, it is a list.

OUTCOME is concurs, requests-changes or recused: then it is your part as a reviewer, on sections, evidence or statements
that you name; if you name none, on your sections, or on the whole revision.`,
  flags: {
    accept: { value: 'NAMES', about: 'Accept these blocks, having read them: C1,F2.' },
    role: { value: 'ROLE', about: 'With an outcome: the role in which you review, where you have several.' },
    text: { value: 'TEXT', about: 'With an outcome: what is to change, or why you step back.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
    yes: { about: 'Do not ask on a terminal before signing. What is signed is printed all the same.' },
    json: { about: 'Print it for other programs.' },
  },
  examples: [
    'countersign review packets/broker.md',
    'countersign review packets/broker.md concurs Rollback --role sre',
  ],
  run: async call => (await import('../review.ts')).runReview(call),
}
