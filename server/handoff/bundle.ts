// Everything that leaves with a handoff, as files. The same packet, ledger and evidence give the same bytes, so the digest
// of the manifest stands for all of it and can be signed before anything is sent.
import { digestOf } from '../ledger/canonical.ts'
import type { Ledger } from '../ledger/fold.ts'
import { eventName, policyName, wordsName } from '../ledger/names.ts'
import { values } from '../ledger/standing.ts'
import type { Mark } from '../ledger/state.ts'
import { parse } from '../packet/parse.ts'
import type { Subject } from '../workspace/subject.ts'
import { byHand } from './by-hand.ts'
import { enclosed } from './enclosed.ts'
import { type Predicate, writeManifest, writeSums } from './manifest.ts'
import { verifyScript } from './script.ts'
import { signersOf } from './signers.ts'
import { summary } from './summary.ts'
import type { BundleFile } from './tar.ts'

export type Leaving = {
  readonly subject: Subject
  readonly ledger: Ledger
  readonly words: (digest: string) => string | undefined
  readonly marks: readonly Mark[]
  readonly to: string
  /** The role that takes over there. */
  readonly next_owner?: string | undefined
  /** Absent: everybody may read everything. */
  readonly closed?: Closed | undefined
}

/** What not everybody may read of a packet, and the page as everybody may. */
export type Closed = {
  /** Absent where the page itself keeps nothing back. */
  readonly page?: string
  /** Roles that may read all of it. */
  readonly to: readonly string[]
  /** Words of the ledger that speak of it, by their digests. */
  readonly words: ReadonlySet<string>
}

/** What is there before anybody signs the handoff. */
export type Unsigned = {
  /** The digest of the manifest, which the handoff names. */
  readonly manifest: string
  readonly files: readonly BundleFile[]
  /** Files that only some readers get. */
  readonly restricted: Predicate['restricted']
}

export function bundleOf(leaving: Leaving): Unsigned {
  const { subject, ledger, closed } = leaving
  const evidence = enclosed(subject)
  const about = aboutOf(leaving, evidence.list)
  const text = (name: string, content: string): BundleFile => ({ name, bytes: Buffer.from(content) })
  const files = [
    text(page, subject.packet.text),
    ...(closed?.page === undefined ? [] : [text(openPage, closed.page)]),
    ...ledgerFiles(ledger),
    ...evidence.files,
    text(summaryPage, summary({ ...leaving, about })),
    ...(closed
      ? [text(openSummary, summary({ ...openTo(leaving, closed), about, page: closed.page ? openPage : page }))]
      : []),
    text('CHECK.md', byHand),
    text('allowed_signers', signersOf(ledger)),
    text('verify.sh', verifyScript),
  ]
  const manifest = writeManifest(files, about)
  return { manifest: digestOf(manifest.bytes), files: [...files, manifest], restricted: about.restricted }
}

export const page = 'packet.md'
export const openPage = 'packet.open.md'
const summaryPage = 'SUMMARY.md'
const openSummary = 'SUMMARY.open.md'

/** The same for whoever may read only what everybody may. */
function openTo(leaving: Leaving, closed: Closed): Leaving {
  const { subject, words } = leaving
  const said = (digest: string) =>
    closed.words.has(digest) ? 'words that not every reader of this has' : words(digest)
  const packet = closed.page === undefined ? subject.packet : parse(closed.page)
  return { ...leaving, subject: { ...subject, packet }, words: said }
}

/**
 * What a reader in this role gets: everything, or what everybody may read. The manifest goes to all, and names what is
 * left out. The formal decision gets the whole.
 */
export function forReader({ files, restricted, ...unsigned }: Unsigned, role: string): Unsigned {
  if (!restricted || restricted.to.includes(role)) return { files, restricted, ...unsigned }
  const out = new Set(restricted.files)
  return { files: files.filter(({ name }) => !out.has(name)), restricted, ...unsigned }
}

export const folderIn = 'packet.ledger'

/** The bundle with the signed handoff in it: the files of the event, as its act wrote them. */
export function signedBundle(
  { files }: Pick<Unsigned, 'files'>,
  handoff: readonly BundleFile[],
): readonly BundleFile[] {
  const all = [...files, ...handoff.map(({ name, bytes }) => ({ name: `${folderIn}/${name}`, bytes }))]
  return [...all, writeSums(all)]
}

/** What a bundle of a packet is called; the digits tell one handoff of it from another. */
export const bundleName = (packet: string, manifest: string): string =>
  `${
    packet
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'packet'
  }-${manifest.slice(0, 12)}`

function aboutOf({ subject, marks, to, ledger, closed }: Leaving, evidence: Predicate['evidence']): Predicate {
  const { packet, profile, path, clock } = subject
  const { revision, heads, count, set } = marks[0]!
  return {
    packet: packet.fields.get('packet')?.value ?? '',
    title: packet.title,
    profile: profile.name,
    path,
    to,
    asOf: clock.today,
    revision,
    heads: [...heads],
    count,
    set,
    marks: marks.map(mark => ({ event: mark.event, by: mark.actor, as: mark.as })),
    policies: [...values(ledger.standing.policies)],
    evidence,
    ...(closed ? { restricted: restrictedIn(closed) } : {}),
  }
}

const restrictedIn = ({ page: open, to, words }: Closed) => ({
  to: [...to],
  files: [
    ...(open === undefined ? [] : [page]),
    summaryPage,
    ...[...words].sort().map(digest => `${folderIn}/${wordsName(digest)}`),
  ],
})

function ledgerFiles({ contents }: Ledger): readonly BundleFile[] {
  const found: BundleFile[] = []
  const add = (name: string, bytes: Uint8Array) => found.push({ name: `${folderIn}/${name}`, bytes })
  for (const { id, bytes } of contents.events.values()) add(eventName(id), bytes)
  for (const signatures of contents.signatures.values()) for (const { name, bytes } of signatures) add(name, bytes)
  for (const [digest, bytes] of contents.policies) add(policyName(digest), bytes)
  for (const [digest, bytes] of contents.words) if (bytes) add(wordsName(digest), bytes)
  return found
}

export const sealIn = ({ revision, heads, count, set }: Mark) => ({ revision, heads: [...heads], count, set })
