// `countersign keys reading`: the key that opens what is sealed for somebody. It stays on their machine; the roster gets the other half.
import { Wrong } from '../host/wrong.ts'
import { freshIdentity, identitiesHere, identityFile, keepIdentity, recipientOf } from '../node/age.ts'
import { type Call, exit } from './command.ts'

export async function runReadingKey({ terminal }: Pick<Call, 'terminal'>): Promise<number> {
  const file = identityFile(terminal.env)
  const there = identitiesHere(terminal.env)
  const recipient = 'keys' in there ? await recipientOf(there.keys[0]!) : await make(file)
  terminal.out(
    `${file} holds your reading key${'keys' in there ? '' : ', and it is new: keep a copy where you keep passwords'}.\nAdd this to your line on the roster in countersign.yaml, and have the policy changed:\n\n  age: ${recipient}\n`,
  )
  return exit.clean
}

async function make(file: string): Promise<string> {
  const { key, recipient } = await freshIdentity()
  if (keepIdentity(file, `# countersign reading key\n# public key: ${recipient}\n${key}\n`) === 'already there')
    throw new Wrong(
      `${file} is there and holds no age identity.`,
      'Move it away, or name another one in COUNTERSIGN_AGE_IDENTITY.',
    )
  return recipient
}
