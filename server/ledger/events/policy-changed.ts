// Another policy takes the place of the one in force. It is signed under the one that it replaces, and a policy that was
// in force once never comes back, so nobody can re-point the ledger to rules that were given up.
import * as z from 'zod'
import { digest, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { succeed, values } from '../standing.ts'

export const policyChanged = defineEvent({
  type: 'policy-changed',
  act: 'change-policy',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ from: digest, to: digest, words }),
  refuse({ body }, { standing }) {
    if (!values(standing.policies).includes(body.from)) return 'the policy that it replaces is not in force'
    if (values(standing.policies).includes(body.to)) return 'the policy is in force already'
    return standing.formerPolicies.has(body.to) ? 'an old policy never comes back' : undefined
  },
  stand(standing, { id: event, body }, past) {
    const policies = succeed(standing.policies, { event, value: body.to }, past)
    const ended = standing.policies.filter(policy => !policies.includes(policy))
    return { ...standing, policies, formerPolicies: new Set([...standing.formerPolicies, ...values(ended)]) }
  },
})
