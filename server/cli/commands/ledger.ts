import type { Command } from '../command.ts'

export const ledger: Command = {
  name: 'ledger',
  takes: 'verify|log|attest PACKET',
  arguments: [2, 2],
  summary: 'Check the ledger of a packet, read it as a story, or tell other verifiers what was signed.',
  about: `verify reads every file of the ledger, checks each digest and signature, and asks git whether something is gone
that was there once. log tells what was done, by whom, and who proved it.
attest prints what people approved as statements of in-toto, one a line, for tools that judge by those.`,
  flags: {
    against: {
      value: 'REF',
      about: 'With verify: a commit whose history counts as well, such as origin/main or the tip before a rebase.',
    },
    'policy-from': {
      value: 'REF',
      about:
        'With verify: the commit that the policy has to come from, such as origin/main. Its events count as history.',
    },
    json: { about: 'Print it for other programs.' },
  },
  examples: [
    'countersign ledger log packets/broker.md',
    'countersign ledger verify packets/broker.md --against origin/main',
    'countersign ledger attest packets/broker.md > broker.intoto.jsonl',
  ],
  run: async call => (await import('../ledger.ts')).runLedger(call),
}
