// The profiles that come along, by the name that a packet's front matter gives.
import type { ProfilePatch } from '../../../schemas/profile.ts'
import accessEscalation from './access-escalation.ts'
import approval from './approval.ts'
import casework from './casework.ts'
import credentialException from './credential-exception.ts'
import remediationCredit from './remediation-credit.ts'

export const builtIn: Readonly<Record<string, ProfilePatch>> = {
  approval,
  casework,
  'credential-exception': credentialException,
  'remediation-credit': remediationCredit,
  'access-escalation': accessEscalation,
}
