// `countersign check-draft` takes what `propose` takes: its flags are made from the act.
import { propose } from '../../acts/propose.ts'
import { commandOf } from '../act-command.ts'
import type { Command } from '../command.ts'

const { yes: _, ...flags } = commandOf(propose).flags

export const checkDraft: Command = {
  name: 'check-draft',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'Say what the gate for drafts has against one, and record nothing.',
  about: `Every draft passes the same gate, whoever proposes it. This shows all that it would refuse, each with what to try
instead; with exit code 0 the draft would be let through, and a person would decide on it.`,
  flags,
  examples: [
    'countersign check-draft packets/broker.md --revise C1 --as agent:refresher --text "Two hosts can read it.[^E1]" --json',
  ],
  run: async call => (await import('../check-draft.ts')).checkOneDraft(call),
}
