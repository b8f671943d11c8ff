import type { Command } from '../command.ts'

export const init: Command = {
  name: 'init',
  takes: '',
  arguments: [0, 0],
  summary: 'Make this folder a workspace: countersign.yaml, .gitattributes and a first packet.',
  about: 'What is already there is left as it is.',
  flags: {
    profile: { value: 'PROFILE', about: 'The kind of packet to begin with. Without it, credential-exception.' },
    handle: {
      value: 'HANDLE',
      about: 'Your handle on the roster. Without it, the one in your mail address, as git has it.',
    },
  },
  examples: ['countersign init --profile remediation-credit --handle maria'],
  run: async call => (await import('../begin.ts')).initWorkspace(call),
}
