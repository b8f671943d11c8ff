// What the page is brought in step with: the ledger and its words, under the policy that the ledger has in force.
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Packet } from '../../../schemas/packet.ts'
import type { Profile } from '../../../schemas/profile.ts'
import { dayAt } from '../../evidence/dates.ts'
import type { Ledger } from '../../ledger/fold.ts'
import { readName } from '../../ledger/names.ts'
import { values } from '../../ledger/standing.ts'
import { readWords } from '../../ledger/words.ts'
import { parse } from '../../packet/parse.ts'
import { policyBy } from '../../workspace/record.ts'
import type { Subject } from '../../workspace/subject.ts'
import type { Scene } from '../act.ts'
import type { Done } from '../perform.ts'

export type View = {
  readonly subject: Subject
  readonly ledger: Ledger
  /** The one that the ledger pinned, where it is there to be read. */
  readonly profile: Profile
  words(digest: string): string | undefined
  /** The day of a moment, in the workspace's zone. */
  day(time: string): string
  /** What was worked out before for this key. A page is read several times until it is in step. */
  remember<T>(key: string, make: () => T): T
}

/** With `done`, what an act has just added is known too. */
export function viewOf({ subject, ledger: before, words }: Scene, done?: Pick<Done, 'ledger' | 'written'>): View {
  const ledger = done?.ledger ?? before
  const fresh = new Map<string, string>()
  for (const { name, bytes } of done?.written.flatMap(({ beside }) => beside) ?? []) {
    const named = readName(name)
    const read = named.kind === 'words' ? readWords(bytes, named.digest) : undefined
    if (named.kind === 'words' && read && 'text' in read) fresh.set(named.digest, read.text)
  }
  const known = new Map<string, unknown>()
  const [inForce] = values(ledger.standing.policies)
  const pinned = inForce === undefined ? undefined : policyBy(inForce, ledger.contents.policies.get(inForce))
  return {
    subject,
    ledger,
    profile: pinned?.terms.profile ?? subject.profile,
    words: digest => fresh.get(digest) ?? words(digest),
    remember<T>(key: string, make: () => T): T {
      if (!known.has(key)) known.set(key, make())
      return known.get(key) as T
    },
    day: time => dayAt(Math.floor(Date.parse(time) / 60_000), subject.workspace.timezone),
  }
}

export const pageIn = (view: View, text: string): Packet => view.remember(`page ${text}`, () => parse(text))

/** The same view of another state of the page. */
export const seenOn = (view: View, text: string): View & { readonly packet: Packet } => {
  const packet = pageIn(view, text)
  return { ...view, packet, subject: { ...view.subject, packet } }
}

/** As people name what an event points to: `C1`, `section "Rollback"`, `the packet`. */
export function targetName(target: LedgerTarget, { ledger }: View): string {
  if (target.kind === 'statement') return target.id
  if (target.kind === 'event') return ledger.shownId(target.event) ?? 'the packet'
  if (target.kind === 'packet') return 'the packet'
  return target.name.includes('"') ? `section “${target.name.replaceAll('”', '"')}”` : `section "${target.name}"`
}
