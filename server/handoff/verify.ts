// What a bundle proves: everything that its script checks, and what the script cannot see: touch and PIN, roles, the fold,
// and whether the page is the revision that was marked. Nothing of this trusts a word that the bundle says about itself.
import { readSigners, type Signers, whyNotSigner } from '../ledger/allowed-signers.ts'
import { digestOf } from '../ledger/canonical.ts'
import { remarks } from '../ledger/damage.ts'
import { namespaceOf } from '../ledger/definition.ts'
import { definitionOf } from '../ledger/events/index.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { Recorded } from '../ledger/folding.ts'
import { examine } from '../ledger/sshsig.ts'
import type { Handoff } from '../ledger/state.ts'
import { parse } from '../packet/parse.ts'
import { digests } from '../workspace/digests.ts'
import { policyBy, recordOf } from '../workspace/record.ts'
import { folderIn, openPage, page } from './bundle.ts'
import { type Manifest, readManifest, writeSums } from './manifest.ts'
import type { BundleFile } from './tar.ts'

export type Verified = {
  /** Sentences. Nothing: it is what it says. */
  readonly wrong: readonly string[]
  /** By the receiver's own list; without one, nobody's identity is established. */
  readonly identity: 'established' | 'not established'
  /** Who marked it ready and who handed it off, with the hand that was at the key. */
  readonly signed: readonly string[]
  readonly packet?: string
  readonly to?: string
  readonly events: number
  readonly policies: readonly string[]
  /** Files that this reader's bundle lacks, as the manifest lets it. */
  readonly withheld: readonly string[]
}

/** `signers`: the receiver's own file, as text. */
export function verifyBundle(files: readonly BundleFile[], signers?: string): Verified {
  const nobody = { identity: 'not established', signed: [], events: 0, policies: [], withheld: [] } as const
  const byName = new Map(files.map(file => [file.name, file.bytes]))
  const bytes = byName.get('manifest.json')
  if (!bytes) return { ...nobody, wrong: ['It is no bundle: manifest.json is missing.'] }
  const manifest = readManifest(bytes)
  if ('problem' in manifest) return { ...nobody, wrong: [`manifest.json ${manifest.problem}.`] }
  const withheld = (manifest.about.restricted?.files ?? []).filter(name => !byName.has(name))
  const whole = byName.get(page)
  const shown = whole ?? (withheld.includes(page) ? byName.get(openPage) : undefined)
  if (!shown) return { ...nobody, wrong: [`It is no bundle: ${page} is missing.`] }

  const { ledger } = recordOf([...ledgerFiles(files), ...keptBack(withheld)])
  const handoffs = [...ledger.state.handoffs.values()].filter(one => one.manifest === digestOf(bytes))
  const handoff = handoffs.length === 1 ? handoffs[0] : undefined
  const own = signers === undefined ? undefined : readSigners(signers)
  const strangers = own ? whoIsNot(own, ledger) : []
  const wrong = [
    ...whyNotListed(files, manifest, handoff, withheld),
    ...whyNotSummed(files),
    ...ledger.damage
      .filter(({ kind, settledBy }) => settledBy === undefined && !remarks.has(kind))
      .map(({ message }) => message),
    ...(handoff
      ? whyNotMarked(handoff, manifest, ledger)
      : [`No signed handoff names manifest.json as it is: ${handoffs.length} were found, and there must be one.`]),
    ...whyAnotherRevision(whole, manifest),
    ...whyAnotherPacket(shown, manifest, ledger),
    ...strangers,
  ]
  return {
    wrong,
    identity: own && strangers.length === 0 && wrong.length === 0 ? 'established' : 'not established',
    signed: handoff ? whoSigned(handoff, manifest, ledger) : [],
    packet: manifest.about.packet,
    to: manifest.about.to,
    events: ledger.events.length,
    policies: manifest.about.policies,
    withheld,
  }
}

const ledgerFiles = (files: readonly BundleFile[]) =>
  files
    .filter(({ name }) => name.startsWith(`${folderIn}/`))
    .map(({ name, bytes }) => ({ name: name.slice(folderIn.length + 1), bytes }))

/** Words that are elsewhere, and not lost: their digests stand in the events. */
const keptBack = (withheld: readonly string[]) =>
  withheld.filter(name => name.startsWith(`${folderIn}/`)).map(name => ({ name: name.slice(folderIn.length + 1) }))

/** The handoff names the list, so it cannot be on it; everything else is, and is what the list says. */
function whyNotListed(
  files: readonly BundleFile[],
  { subjects }: Manifest,
  handoff: Handoff | undefined,
  withheld: readonly string[],
): string[] {
  const found = new Set(files.map(({ name }) => name))
  const missing = [...subjects.keys()].filter(name => !found.has(name) && !withheld.includes(name))
  const said = files.flatMap(({ name, bytes }) => {
    if (name === 'manifest.json' || name === 'SHA256SUMS') return []
    if (handoff && name.startsWith(`${folderIn}/${handoff.event}.`)) return []
    const digest = subjects.get(name)
    if (digest === undefined) return isWordsOf(handoff, name) ? [] : [`${name} is not in manifest.json.`]
    return digestOf(bytes) === digest ? [] : [`${name} is not what manifest.json says: it was changed.`]
  })
  return [...missing.map(name => `${name} is missing.`), ...said]
}

const isWordsOf = (handoff: Handoff | undefined, name: string) =>
  handoff?.words !== undefined && name === `${folderIn}/${handoff.words}.words`

function whyNotSummed(files: readonly BundleFile[]): string[] {
  const sums = files.find(({ name }) => name === 'SHA256SUMS')
  if (!sums) return ['SHA256SUMS is missing.']
  const expected = writeSums(files.filter(file => file !== sums))
  return Buffer.compare(sums.bytes, expected.bytes) === 0
    ? []
    : ['SHA256SUMS does not list the files as they are: something was changed on the way.']
}

function whyNotMarked(handoff: Handoff, { about }: Manifest, ledger: Ledger): string[] {
  const { event } = ledger.event(handoff.event)!
  const named = event.type === 'handed-off' ? event.body.marks : []
  const marks = named.flatMap(id => ledger.state.marks.get(id) ?? [])
  const asked = new Set(policiesOf(about.policies, ledger).flatMap(({ profile }) => profile.handoff?.signed.by ?? []))
  const missing = [...asked].filter(place => !marks.some(mark => mark.as === place))
  const others = marks.filter(
    ({ set, count, revision }) => set !== handoff.set || count !== handoff.count || revision !== handoff.revision,
  )
  const between = ledger.events.length - handoff.count - marks.length - 1
  return [
    ...missing.map(place => `The ${place} did not mark it ready, and the profile asks for that.`),
    ...others.map(({ actor }) => `The mark of ${actor} is about another page or other events than the handoff.`),
    ...(between === 0 ? [] : ['Events lie here that neither marks nor handoff are about.']),
  ]
}

const policiesOf = (named: readonly string[], { contents }: Ledger) =>
  named.flatMap(digest => policyBy(digest, contents.policies.get(digest))?.terms ?? [])

/** A reader who does not get the whole page has the handoff's word for it: the digest of the page is in the manifest. */
function whyAnotherRevision(whole: Uint8Array | undefined, { about }: Manifest): string[] {
  if (!whole || digests.revision(pageIn(whole)) === about.revision) return []
  return ['packet.md is not the revision that was marked ready.']
}

function whyAnotherPacket(shown: Uint8Array, { about }: Manifest, ledger: Ledger): string[] {
  const number = pageIn(shown).fields.get('packet')?.value
  return number === about.packet && ledger.events.every(({ event }) => event.packet === number)
    ? []
    : ['Page, ledger and manifest do not speak of the same packet.']
}

const pageIn = (bytes: Uint8Array) => parse(Buffer.from(bytes).toString('utf8'))

/** Signatures that the bundle's own policy takes, by keys that the receiver does not know as that person's. */
function whoIsNot(own: Signers, ledger: Ledger): string[] {
  return ledger.events.flatMap(recorded => {
    const { event, proof } = recorded
    if (!proof) return []
    const key = keyOf(recorded, ledger)
    const act = definitionOf(event.type).act
    const why = whyNotSigner(own, {
      principal: event.actor.replace(/^@/, ''),
      key: key ?? '',
      namespace: namespaceOf(act),
      at: Date.parse(event.time) / 1000,
    })
    return why
      ? [`Your list does not establish ${event.actor} for ${act} (event ${recorded.id.slice(0, 12)}): ${why}.`]
      : []
  })
}

function keyOf({ id, proof }: Recorded, { contents }: Ledger): string | undefined {
  const written = contents.events.get(id)
  const file = contents.signatures.get(id)?.find(({ name }) => name === proof?.file)
  const examined = written && file && examine(file.bytes, written.bytes)
  return examined && 'signed' in examined ? examined.signed.key.blob : undefined
}

function whoSigned(handoff: Handoff, { about }: Manifest, ledger: Ledger): string[] {
  const hand = (event: string) => {
    const proof = ledger.event(event)?.proof
    return proof?.pin ? ' (hardware key, touched, with PIN)' : proof?.touch ? ' (hardware key, touched)' : ''
  }
  const marks = about.marks.flatMap(({ event }) => ledger.state.marks.get(event) ?? [])
  return [
    ...marks.map(({ event, actor, as, time }) => `${actor} marked it ready as ${as}, ${time}${hand(event)}`),
    `${handoff.actor} handed it off, ${handoff.time}${hand(handoff.event)}`,
  ]
}
