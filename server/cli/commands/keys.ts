import type { Command } from '../command.ts'

export const keys: Command = {
  name: 'keys',
  takes: 'setup|reading',
  arguments: [1, 1],
  summary: 'Find the key that you sign with, or make one, and say what to commit.',
  about: `The key that git signs commits with (gpg.format ssh, user.signingkey) is yours here as well. Where there is none,
a new one is made with ssh-keygen. A key in a hardware token is the only one that shows a hand. reading finds or makes the key that opens what is sealed for you, and says what to add to the roster.`,
  flags: {
    me: { value: 'HANDLE', about: 'Who you are on the roster. Without it, whom git’s name or mail address means.' },
    key: { value: 'FILE', about: 'A key that you have already.' },
    type: {
      value: 'TYPE',
      about: 'What to make, where one is made.',
      choices: ['ed25519', 'ed25519-sk', 'ecdsa-sk'],
    },
    pin: { about: 'Of a hardware key that is made: ask for its PIN whenever it signs.' },
    'no-passphrase': { about: 'Make a key that any program of yours can sign with.' },
  },
  examples: ['countersign keys setup', 'countersign keys reading', 'countersign keys setup --type ed25519-sk --pin'],
  run: async call => (await import('../keys.ts')).runKeys(call),
}
