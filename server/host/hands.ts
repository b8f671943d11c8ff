// Whose hands an act is done with: a person's, with the key that git knows, or those of an agent that says so.
import type { Hands } from '../acts/perform.ts'
import { freshSalt, timeNow } from '../node/dossier.ts'
import type { Person } from '../node/person.ts'
import { signWithSshKeygen } from '../node/ssh-keygen.ts'
import { harmless } from '../report/width.ts'
import { Wrong } from './wrong.ts'

/** Shows the person, whole, what is about to be signed, with nothing in it that hides or moves a word. Signing goes on when it answers, and stops with its reason. */
export type Ask = (says: string, actor: string, namespace: string) => Promise<{ readonly no: string } | undefined>

type Prompts = Parameters<typeof signWithSshKeygen>[0]['prompts']

export const agentHands = (agent: string): Hands => ({ actor: agent, time: timeNow(), salt: freshSalt })

export function personHands({ handle, key, keyIsOf }: Person, prompts: Prompts, ask: Ask): Hands {
  if (!handle)
    throw new Wrong(
      'Nobody knows who you are here.',
      'Give --me HANDLE, or set `git config countersign.handle HANDLE`.',
    )
  // What one signs with another's key counts for neither, and an event that is written stays.
  if (keyIsOf !== undefined)
    throw new Wrong(
      `You are @${handle} here, and the key that would sign is @${keyIsOf}'s.`,
      '`countersign keys setup` finds or makes your own, and COUNTERSIGN_KEY=FILE names it for one command.',
    )
  const actor = `@${handle}`
  const hands = { actor, time: timeNow(), salt: freshSalt }
  if (!key) return hands
  const sign: Hands['sign'] = async (message, namespace, says) => {
    const no = await ask(harmless(says.replace(/\r\n?/g, '\n')), actor, namespace)
    if (no) return no
    const signing = await signWithSshKeygen({ message, namespace, key, prompts })
    return 'problem' in signing
      ? { no: signing.problem }
      : { armor: signing.armor, fingerprint: signing.signed.key.fingerprint }
  }
  return { ...hands, sign }
}
