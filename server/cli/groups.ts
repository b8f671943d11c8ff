// What people come for, in the order of a packet's life, and the commands for it.
export type Group = { readonly title: string; readonly names: readonly string[] }

export const groups: readonly Group[] = [
  { title: 'Look', names: ['lint', 'status', 'diff', 'explain', 'metrics'] },
  { title: 'Begin', names: ['init', 'new', 'keys', 'open', 'confirm-charter', 'assign', 'pass-on'] },
  { title: 'Evidence', names: ['evidence', 'watch', 'confirm-claim', 'settle'] },
  {
    title: 'Object, and what becomes of it',
    names: ['object', 'confirm-objection', 'answer', 'sustain', 'withdraw', 'carry'],
  },
  {
    title: 'Propose and accept text',
    names: ['propose', 'check-draft', 'drafts', 'review', 'accept', 'reject', 'agents', 'record-run'],
  },
  { title: 'Questions, hypotheses and steps', names: ['drop', 'confirm-hypothesis', 'refute', 'done'] },
  { title: 'Stop and go on', names: ['hold', 'resume', 'suspect', 'dismiss', 'escalate', 'close-escalation'] },
  { title: 'Who and what counts', names: ['transfer', 'change-authority', 'change-policy'] },
  {
    title: 'Hand off',
    names: ['recommend', 'ready', 'handoff', 'verify', 'record-intake', 'answer-return', 'release'],
  },
  { title: 'What only some may read', names: ['seal', 'unseal', 'redact', 'export', 'access'] },
  { title: 'The ledger', names: ['ledger', 'sync', 'dispose', 'acknowledge-loss', 'set-aside'] },
  { title: 'Serve', names: ['lsp', 'mcp', 'completion'] },
]
