import { type Command, exit } from '../command.ts'

export const lsp: Command = {
  name: 'lsp',
  takes: '--stdio',
  arguments: [0, 0],
  summary: 'Serve an editor over the Language Server Protocol, on standard input and output.',
  about:
    'Findings while you type, fixes, hovers, completions, and the acts. Editors start it themselves: docs/editors.md shows how to tell them to.',
  flags: { stdio: { about: 'Speak over standard input and output. There is no other way.' } },
  examples: ['countersign lsp --stdio'],
  async run({ terminal }) {
    const { face } = await import('../face.ts')
    const serve = await face('lsp')
    await serve({ cwd: terminal.cwd })
    return exit.clean
  },
}
