// The profiles that come along, by the name that a packet's front matter gives.
import type { ProfilePatch } from '../../../schemas/profile.ts'
import accessEscalation from './access-escalation.ts'
import approval from './approval.ts'
import credentialException from './credential-exception.ts'
import remediationCredit from './remediation-credit.ts'

export const builtIn: Readonly<Record<string, ProfilePatch>> = {
  approval,
  'credential-exception': credentialException,
  'remediation-credit': remediationCredit,
  'access-escalation': accessEscalation,
}
