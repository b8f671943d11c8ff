// Looks at one piece of evidence, wherever it lies: resolve, fetch, select, digest. Nothing is written here.
import type { Evidence } from '../../schemas/packet.ts'
import { fits, foundIn } from '../evidence/answer.ts'
import { digestOf } from '../evidence/digest.ts'
import { type Asked, errandOf } from '../evidence/errand.ts'
import { parseLocator } from '../evidence/locator.ts'
import { rolesFor } from '../evidence/restriction.ts'
import { sealedBody } from '../evidence/sealed.ts'
import type { Runner } from '../node/fetch/errands.ts'
import type { Got } from '../node/fetch/get.ts'
import { snapshotsIn } from '../node/snapshots.ts'
import { isElsewhere } from '../workspace/retrieved.ts'
import type { PacketAt } from './packet-at.ts'
import { askedAs, type RememberedAnswer, recallAnswer } from './remembered-answer.ts'
import { openUnseen, type Sealing, sealing, whoDestroyed, whyNotSealed } from './sealing.ts'

/** What looking at one piece gave. */
export type Looked = {
  readonly id: string
  readonly title: string
  /** `same` and `changed` are by the digest on the page. */
  readonly state: 'same' | 'changed' | 'new' | 'gone' | 'forbidden' | 'unreachable' | 'refused'
  readonly says: string
  readonly digest?: string
  readonly excerpt?: string
  /** Only some may read the excerpt: it is kept encrypted, and shown to nobody here. */
  readonly sealed?: true
  /** What the source calls it, the state that it is in there, and when it was changed there. */
  readonly source?: {
    readonly title?: string | undefined
    readonly state?: string | undefined
    readonly updated?: string | undefined
    readonly link?: string
  }
}

export type Looking = {
  readonly runner: Runner
  readonly signal: AbortSignal
  /** Where a reading key may be found. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly mode: 'recording' | 'checking'
  /** Who looks, where that is known. */
  readonly actor?: string | undefined
}

/** What is to be kept of it, once all of them were looked at. */
export type Seen = {
  readonly looked: Looked
  /** Nobody asked the source, so there is nothing to record: it may be as fresh as it was. */
  readonly unasked?: true
  readonly keep?: 'in clear' | Sealing
  /** So that the next look need not carry all of it again. */
  readonly remember?: RememberedAnswer
}

/** What only some may read is asked for by people alone, and leaves this machine's memory encrypted. */
export async function lookAt(definition: Evidence, at: PacketAt, by: Looking): Promise<Seen> {
  if (!isElsewhere(definition.locator)) return { looked: lookHere(definition, at.scene) }
  const roles = rolesFor(definition, at.scene.subject.profile.evidence[definition.kind])
  return roles.length === 0
    ? { ...(await lookElsewhere(definition, at, by, 'whether it changed')), keep: 'in clear' }
    : await lookSealed(definition, roles, at, by)
}

async function lookSealed(definition: Evidence, roles: readonly string[], at: PacketAt, by: Looking): Promise<Seen> {
  const { id, title } = definition
  const unasked = (says: string): Seen => ({ looked: { id, title, state: 'refused', says }, unasked: true })
  if (by.actor?.startsWith('agent:')) return unasked(`Only ${roles.join(', ')} may look at it, and no agent.`)
  const { digest } = definition
  const gone = digest && whoDestroyed(at, digest.hex)
  if (gone && by.mode === 'checking') return unasked(`It cannot be compared: ${gone}`)
  const before = digest && !gone ? await openUnseen(at, digest.hex, by.env) : undefined
  if (before && 'no' in before)
    return unasked(`It is restricted, and what was captured cannot be opened to compare it: ${before.no}`)
  const keyless = whyNotSealed(roles, at)
  if (keyless !== undefined && by.mode === 'recording') return unasked(keyless)
  const { looked: found, ...rest } = await lookElsewhere(definition, at, by, 'all of it')
  if (found.excerpt === undefined) return { looked: found, ...rest }
  const { excerpt, digest: _, ...about } = found
  // Without the salt of what was captured there is nothing to compare, and a digest without one could be guessed.
  if (by.mode === 'checking')
    return {
      looked: before
        ? { ...about, ...compared(definition, sealedBody(excerpt, before.salt).digest) }
        : { ...about, state: 'new', says: firstTime },
    }
  const sealed = await sealing(at, excerpt, roles, before?.salt)
  return 'no' in sealed
    ? unasked(sealed.no)
    : {
        looked: {
          ...found,
          ...compared(definition, sealed.digest),
          ...(gone && { says: `cannot be compared: ${gone}` }),
          sealed: true,
        },
        keep: sealed,
      }
}

/** Asked `whether it changed`, a source that says no is believed for what lies beside the page, and for nothing else. */
async function lookElsewhere(
  definition: Evidence,
  at: PacketAt,
  { runner, signal, env }: Looking,
  ask: 'all of it' | 'whether it changed',
): Promise<Pick<Seen, 'looked' | 'unasked' | 'remember'>> {
  const { id, title, locator } = definition
  const not = (state: Looked['state'], says: string) => ({ looked: { id, title, state, says } })
  const parsed = parseLocator(locator)
  if (parsed.kind === 'problem') return not('refused', parsed.problem)
  const asked = errandOf(parsed, at.scene.subject.workspace.sources)
  if ('refused' in asked) return not('refused', asked.refused)
  const known = ask === 'whether it changed' ? recallAnswer(asked, env) : undefined
  const excerpt = known && excerptBeside(at, known.digest)
  const got = await runner.run(asked.errand, signal, excerpt === undefined ? undefined : known?.itself)
  if ('failed' in got) return { ...not(got.as, got.failed), ...(got.unasked && { unasked: true as const }) }
  const link = asked.link === undefined ? {} : { link: asked.link }
  if (!('unchanged' in got)) return heardFrom(definition, got, asked, link)
  if (!known || excerpt === undefined) return not('refused', 'It says that something did not change that is not here.')
  const looked = compared(definition, known.digest)
  const says = looked.state === 'same' ? 'says that nothing changed' : looked.says
  return { looked: { ...looked, says, excerpt, source: { ...known.about, ...link } } }
}

function excerptBeside({ home, page }: PacketAt, digest: string): string | undefined {
  const bytes = snapshotsIn(home.root, page)(digest)
  return bytes instanceof Uint8Array && digestOf(bytes) === digest
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    : undefined
}

function heardFrom(
  definition: Evidence,
  got: Extract<Got, { readonly bytes: Uint8Array }>,
  asked: Asked,
  link: { readonly link?: string },
): Pick<Seen, 'looked' | 'remember'> {
  const { id, title } = definition
  const not = (state: Looked['state'], says: string) => ({ looked: { id, title, state, says } })
  if (!fits(asked.reads, got.type))
    return not(
      'refused',
      `It answered with \`${got.type?.slice(0, 60) ?? 'no media type'}\`, which is not what this source promises.`,
    )
  const found = foundIn(got, asked)
  if ('nothing' in found) return not('gone', found.nothing)
  const { excerpt, digest, ...about } = found
  const { itself } = got
  return {
    looked: { ...compared(definition, digest), excerpt, source: { ...about, ...link } },
    ...(itself && { remember: { schema: 'countersign.answer.v1', asked: askedAs(asked), digest, itself, about } }),
  }
}

/** Files and commits were read already, to judge the packet. */
function lookHere(definition: Evidence, scene: PacketAt['scene']): Looked {
  const { id, title, locator } = definition
  const reading = scene.subject.readings.get(locator)
  if (reading?.state === 'read') return { ...compared(definition, reading.digest), excerpt: reading.excerpt }
  const state = reading?.state === 'nothing' ? 'gone' : reading?.state === 'refused' ? 'refused' : 'unreachable'
  return { id, title, state, says: reading?.why ?? 'Nobody has looked at it.' }
}

const firstTime = 'captured for the first time'

function compared({ id, title, digest: page }: Evidence, digest: string): Looked {
  if (!page) return { id, title, state: 'new', says: firstTime, digest }
  return digest.startsWith(page.hex)
    ? { id, title, state: 'same', says: 'says what it said', digest }
    : {
        id,
        title,
        state: 'changed',
        says: `has changed: \`${page.hex.slice(0, 12)}\` was captured, \`${digest.slice(0, 12)}\` is there now`,
        digest,
      }
}
