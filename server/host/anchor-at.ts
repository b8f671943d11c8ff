// The protected branch of a call with `--policy-from`, as far as one packet goes: which policies its files make and made,
// and which events it has.
import { lostFrom } from '../ledger/lost.ts'
import { commitsOf, ledgersAt, textAt } from '../node/commit-files.ts'
import { type Home, type PolicyAt, workspaceFile } from '../node/homes.ts'
import { ledgerFolder, signersFile } from '../node/ledger-folder.ts'
import { readWorkspace } from '../profile/read.ts'
import type { Anchor } from '../workspace/anchor.ts'
import { writePolicy } from '../workspace/policy.ts'
import { profilesOf } from '../workspace/profiles.ts'
import { recordOf } from '../workspace/record.ts'
import type { Record, Subject } from '../workspace/subject.ts'

export type Anchored = Required<Pick<Subject, 'anchor'>> & { readonly record?: Record | undefined }

/** The ledger of a page, with what the branch has of it and it has not, and what its policy has to come from. */
export function anchored(
  { root, file, policy: at }: Home & Required<Pick<Home, 'policy'>>,
  page: string,
  record: Record | undefined,
): Anchored {
  const folder = `${at.prefix}${ledgerFolder(page)}`
  const names = ledgers(root, at.commit).get(folder) ?? []
  const events = new Set(names.flatMap(name => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])))
  const anchor: Anchor = {
    ref: at.ref,
    events,
    policy: profile => policyOf(file?.text ?? '', at.signers, profile),
    had: (profile, policy) =>
      formerFiles(root, at).some(([text, signers]) => policyOf(text, signers, profile) === policy),
  }
  if (!record && events.size === 0) return { anchor }
  return { anchor, record: missing(record ?? recordOf([]), names, folder, at) }
}

const known = new Map<string, ReturnType<typeof ledgersAt>>()

/** What a commit has never changes: many packets of one run ask for it. */
function ledgers(root: string, commit: string): ReturnType<typeof ledgersAt> {
  const key = `${commit} ${root}`
  const found = known.get(key) ?? ledgersAt(root, commit)
  known.set(key, found)
  return found
}

/** What a branch takes out of the ledger is missed, whether another event there still names it or not. */
function missing(record: Record, names: readonly string[], folder: string, { commit }: PolicyAt): Record {
  const there = names.map(name => ({ name, commit }))
  const lost = lostFrom(there, folder, record.ledger)
  return lost.length === 0
    ? record
    : { ...record, ledger: { ...record.ledger, damage: [...record.ledger.damage, ...lost] } }
}

function policyOf(text: string, signers: string, name: string): string | undefined {
  const { workspace } = readWorkspace(text)
  const { profile, unknownProfile } = profilesOf(workspace)(name)
  if (unknownProfile !== undefined) return undefined
  return writePolicy({ profile, roster: workspace.roster, agents: workspace.agents, signers }).digest
}

const formerFiles = (root: string, { commit, prefix }: PolicyAt) => {
  const [file, keys] = [`${prefix}${workspaceFile}`, `${prefix}${signersFile}`]
  return commitsOf(root, commit, [file, keys]).map(
    former => [textAt(root, former, file) ?? '', textAt(root, former, keys) ?? ''] as const,
  )
}
