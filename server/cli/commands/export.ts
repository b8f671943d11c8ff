import type { Command } from '../command.ts'

export const exportPacket: Command = {
  name: 'export',
  takes: 'PACKET',
  arguments: [1, 1],
  summary: 'Make a copy for one audience: accepted text, and nothing that it may not read.',
  about: `For an audience outside of the house it is the letter that may leave: the accepted text of the sections that speak to it, confirmed
facts only, without the marks of the page; what stands against a release stands against it too. For readers inside, IDs stay, hypotheses
and shaky or contested claims are marked, objections are listed, and so is what was left out. The footer has revision and digest. An export is signed and recorded.`,
  flags: {
    audience: { value: 'NAME', about: 'Who reads it: an audience of the profile, or board.' },
    role: {
      value: 'ROLE',
      about: 'The role of the reader, for what is restricted to it. (--as says everywhere else who acts.)',
    },
    format: {
      value: 'FORMAT',
      about: 'What comes out: md without this. html is made to be printed.',
      choices: ['md', 'html', 'json'],
    },
    'output-file': { short: 'o', value: 'FILE', about: 'Where to write it. Without it, to standard output.' },
    text: { value: 'TEXT', about: 'What it is for. It is recorded.' },
    me: { value: 'HANDLE', about: 'Who you are, where your signing key does not tell.' },
  },
  examples: [
    'countersign export credit.md --audience customer --format html -o letter.html',
    'countersign export broker.md --audience board --role security',
  ],
  run: async call => (await import('../export.ts')).runExport(call),
}
