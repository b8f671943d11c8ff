import type { Command } from '../command.ts'

export const completion: Command = {
  name: 'completion',
  takes: 'bash|zsh|fish',
  arguments: [1, 1],
  summary: 'Print what makes a shell complete commands, flags and rules.',
  about: 'The shell reads it when it starts. It names what this version has: print it again after an update.',
  flags: {},
  examples: [
    'countersign completion bash >> ~/.bashrc',
    'countersign completion zsh > ~/.zfunc/_countersign',
    'countersign completion fish > ~/.config/fish/completions/countersign.fish',
  ],
  run: async call => (await import('../completion.ts')).printCompletion(call),
}
