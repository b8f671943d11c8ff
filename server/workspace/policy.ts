// The policy that a packet is judged by: its profile, the people, and whose keys are whose. An event pins it by digest, so
// it is written down in one spelling and lies in the ledger itself.
import type { Profile } from '../../schemas/profile.ts'
import type { Person, Workspace } from '../../schemas/workspace.ts'
import { readSigners } from '../ledger/allowed-signers.ts'
import { canonical, digestOf, plain, read } from '../ledger/canonical.ts'
import { policyName } from '../ledger/names.ts'
import type { Policy } from '../ledger/policy.ts'
import { demandOf } from './policy-keys.ts'
import { looserThan } from './policy-looser.ts'
import { whyNot } from './policy-rights.ts'

/** What stands in a policy. */
export type Terms = {
  readonly profile: Profile
  readonly roster: readonly Person[]
  readonly agents: Workspace['agents']
  /** The text of `.countersign/allowed_signers`. */
  readonly signers: string
}

export type PolicyFile = { readonly digest: string; readonly name: string; readonly bytes: Uint8Array }

export function writePolicy({ profile, roster, agents, signers }: Terms): PolicyFile {
  // Profiles may hold fractions, which canonical JSON refuses: each part is a text of its own.
  const parts = {
    v: 1,
    profile: spelled(profile),
    roster: spelled(roster),
    agents: spelled(agents),
    signers: plain(signers),
  }
  const bytes = Buffer.from(canonical(parts))
  const digest = digestOf(bytes)
  return { digest, name: policyName(digest), bytes }
}

export type ReadPolicy = Policy & { readonly terms: Terms }

/** Nothing for bytes that are no policy: what is unknown lets nobody do anything. */
export function readPolicy(bytes: Uint8Array): ReadPolicy | undefined {
  const terms = readTerms(bytes)
  return terms && policyOf(terms)
}

export function policyOf(terms: Terms): ReadPolicy {
  return {
    terms,
    signers: readSigners(terms.signers),
    demand: act => demandOf(act, terms.profile),
    whyNot: deed => whyNot(deed, terms),
    looserThan: former => ('terms' in former ? looserThan(terms, (former as ReadPolicy).terms) : []),
  }
}

function readTerms(bytes: Uint8Array): Terms | undefined {
  const result = read(bytes)
  if ('problem' in result) return undefined
  const { value } = result
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  const part = (name: string) => (value as { readonly [key: string]: unknown })[name]
  const texts = ['profile', 'roster', 'agents', 'signers'].map(part)
  if (part('v') !== 1 || !texts.every(text => typeof text === 'string')) return undefined
  const [profile, roster, agents, signers] = texts as [string, string, string, string]
  try {
    // The digest vouches for the bytes: somebody's signature pinned them, so their shape is what was written above.
    return { profile: JSON.parse(profile), roster: JSON.parse(roster), agents: JSON.parse(agents), signers }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** JSON with its keys in one order. */
const spelled = (value: unknown): string =>
  plain(
    JSON.stringify(value, (_key, part) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ),
  )
