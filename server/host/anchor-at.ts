// The protected branch of a call with `--policy-from`, as far as one packet goes: which policies its files make and made,
// and which events it has.
import { lostFrom, type Remembered } from '../ledger/lost.ts'
import { eventName } from '../ledger/names.ts'
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
  const there = filesAt(root, at.commit, folder, record)
  const events = new Set(there.flatMap(({ name }) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])))
  const anchor: Anchor = {
    ref: at.ref,
    events,
    policy: profile => policyOf(file?.text ?? '', at.signers, profile),
    had: (profile, policy) =>
      formerFiles(root, at).some(([text, signers]) => policyOf(text, signers, profile) === policy),
  }
  if (!record && events.size === 0) return { anchor }
  return { anchor, record: missing(record ?? recordOf([]), there, folder) }
}

/** What the branch has of a ledger: where it lies, and wherever a packet with its opening lay before it was moved. */
function filesAt(root: string, commit: string, folder: string, record: Record | undefined): readonly Remembered[] {
  const { all, places } = ledgers(root, commit)
  const openings = record?.ledger.events.filter(({ event }) => event.type === 'packet-opened') ?? []
  const folders = new Set([folder, ...openings.flatMap(({ id }) => places.get(eventName(id)) ?? [])])
  return [...folders].flatMap(at => (all.get(at) ?? []).map(name => ({ name, commit, at })))
}

type Ledgers = {
  readonly all: ReturnType<typeof ledgersAt>
  /** The folders of each file of a ledger. */
  readonly places: ReadonlyMap<string, readonly string[]>
}

const known = new Map<string, Ledgers>()

/** What a commit has never changes: many packets of one run ask for it. */
function ledgers(root: string, commit: string): Ledgers {
  const key = `${commit} ${root}`
  const found = known.get(key) ?? withPlaces(ledgersAt(root, commit))
  known.set(key, found)
  return found
}

function withPlaces(all: Ledgers['all']): Ledgers {
  const places = new Map<string, string[]>()
  for (const [folder, names] of all)
    for (const name of names) {
      const others = places.get(name)
      if (others) others.push(folder)
      else places.set(name, [folder])
    }
  return { all, places }
}

/** What a branch takes out of the ledger is missed, whether another event there still names it or not. */
function missing(record: Record, there: readonly Remembered[], folder: string): Record {
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
