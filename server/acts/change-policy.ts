// Puts the workspace's profile, roster and signers in force as they are now. It is signed under the policy that it replaces.
import * as z from 'zod'
import { values } from '../ledger/standing.ts'
import { policyBy } from '../workspace/record.ts'
import { defineAct, type Scene } from './act.ts'
import { words } from './shared/given.ts'

export const changePolicy = defineAct({
  name: 'change-policy',
  summary: 'Put the workspace’s profile, roster and signers in force as they are now.',
  input: z.strictObject({ text: words.describe('Why.') }),
  positional: [],
  prose: 'text',
  writes: ['policy-changed'],

  plan({ text }, scene, desk) {
    const { ledger, policy, subject } = scene
    const [from] = values(ledger.standing.policies)
    const opened = ledger.standing.opened[0]?.value.profile
    if (!from) return { no: 'The packet is not open yet: `countersign open` pins its policy.' }
    if (from === policy.digest) return { no: 'The workspace’s files say what is in force already.' }
    if (subject.unknownProfile) return { no: subject.unknownProfile }
    if (subject.profile.name !== opened)
      return {
        no: `The packet was opened as ${opened}, and the page names ${subject.profile.name}: that does not change.`,
      }
    const looser = looserThan(scene)
    const body = { from, to: policy.digest, words: desk.write(text) }
    return {
      says: [
        `Replace policy ${from} by ${policy.digest}: ${text}`,
        ...(looser.length > 0 ? ['It asks for less:', ...looser] : ['It asks for nothing less.']),
      ].join('\n'),
      deeds: [{ type: 'policy-changed', body }],
    }
  },
})

/** Both as they are written down, so that nothing but what they say is compared. */
function looserThan({ ledger, policy }: Scene): readonly string[] {
  const now = policyBy(policy.digest, policy.bytes)
  return values(ledger.standing.policies).flatMap(digest => {
    const former = policyBy(digest, ledger.contents.policies.get(digest))
    return (former && now?.looserThan?.(former)) ?? []
  })
}
