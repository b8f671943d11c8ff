// Looks at evidence again, wherever it lies, by one path for every face: resolve, fetch, select, digest, snapshot, one event a
// piece. What could not be looked at is recorded as that.

import type { Evidence } from '../../schemas/packet.ts'
import type { Refusal } from '../acts/act.ts'
import type { Done, Hands } from '../acts/perform.ts'
import { refresh } from '../acts/refresh.ts'
import { fits, foundIn } from '../evidence/answer.ts'
import { type Asked, errandOf } from '../evidence/errand.ts'
import { parseLocator } from '../evidence/locator.ts'
import { sealedBody } from '../evidence/sealed.ts'
import type { Runner } from '../node/fetch/errands.ts'
import { keepSnapshot } from '../node/snapshots.ts'
import { isElsewhere } from '../workspace/retrieved.ts'
import { recordAccess } from './access.ts'
import { doAct } from './do-act.ts'
import type { PacketAt } from './packet-at.ts'
import { open, seal } from './sealing.ts'
import { Wrong } from './wrong.ts'

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
    readonly title?: string
    readonly state?: string
    readonly updated?: string
    readonly link?: string
  }
}

export type Retrieval = {
  readonly ids: readonly string[]
  readonly runner: Runner
  readonly signal: AbortSignal
  /** `checking`: nothing is written. */
  readonly mode: 'recording' | 'checking'
  /** Where a reading key may be found. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly reason?: string
  readonly role?: string
  heard?(one: Looked, done: number, of: number): void
}

export async function retrieve(
  at: PacketAt,
  want: Retrieval,
  hands?: Hands,
): Promise<{ readonly looked: readonly Looked[]; readonly done?: Done | Refusal }> {
  const definitions = chosen(at, want.ids)
  let finished = 0
  const looked = await Promise.all(
    definitions.map(async definition => {
      const one = await lookAs(definition, at, want, hands)
      want.heard?.(one, ++finished, definitions.length)
      return one
    }),
  )
  if (want.mode === 'checking' || !hands || looked.length === 0) return { looked }
  for (const { id } of looked)
    recordAccess(at.home.root, {
      time: hands.time,
      who: hands.actor,
      did: 'retrieved',
      page: at.page,
      what: id,
      why: want.reason ?? '',
    })
  for (const { id, digest, excerpt, sealed } of looked)
    if (digest !== undefined && excerpt !== undefined && !sealed && isElsewhereIn(definitions, id))
      keepSnapshot(at.home.root, at.page, digest, excerpt)
  const captured = `${hands.time.slice(0, 10)} ${hands.time.slice(11, 16)} UTC`
  const input = {
    looks: looked.map(({ id, digest, excerpt, state }) => ({
      evidence: id,
      captured,
      ...(digest !== undefined ? { digest } : { failed: failureOf(state) }),
      ...(excerpt !== undefined && { excerpt }),
    })),
    ...(want.reason && { text: want.reason }),
    ...(want.role && { role: want.role }),
  }
  return { looked, done: await doAct(refresh, input, at, hands) }
}

/** Files and commits lie in the repository already. */
const isElsewhereIn = (definitions: readonly Evidence[], id: string): boolean =>
  definitions.some(one => one.id === id && isElsewhere(one.locator))

const failureOf = (state: Looked['state']): 'gone' | 'forbidden' | 'refused' | 'unreachable' =>
  state === 'gone' || state === 'forbidden' || state === 'refused' ? state : 'unreachable'

/** Frozen evidence is looked at too: nobody refreshes it, and a change in it is an alarm. */
function chosen({ scene: { subject }, name }: PacketAt, ids: readonly string[]): readonly Evidence[] {
  const { evidence } = subject.packet
  const unknown = ids.find(id => !subject.packet.evidenceOf(id))
  if (unknown !== undefined)
    throw new Wrong(
      `${name} has no evidence ${unknown}.`,
      `It has ${evidence.map(({ id }) => id).join(', ') || 'none'}.`,
    )
  return ids.length > 0 ? evidence.filter(({ id }) => ids.includes(id)) : evidence
}

/** What only some may read is asked for by people alone, and leaves this machine's memory encrypted. */
async function lookAs(definition: Evidence, at: PacketAt, want: Retrieval, hands: Hands | undefined): Promise<Looked> {
  const roles = restrictionOf(definition, at)
  if (roles.length === 0 || !isElsewhere(definition.locator)) return look(definition, at, want)
  const { id, title } = definition
  if (hands?.actor.startsWith('agent:'))
    return { id, title, state: 'refused', says: `Only ${roles.join(', ')} may look at it, and no agent.` }
  const found = await look(definition, at, want)
  if (found.excerpt === undefined) return found
  const salt = definition.digest
    ? await open(at, definition.digest.hex, want.env, {
        who: hands?.actor ?? 'somebody who checks',
        what: id,
        why: want.reason ?? '',
      })
    : undefined
  if (salt && 'no' in salt)
    return {
      id,
      title,
      state: 'refused',
      says: `It is restricted, and what was captured cannot be opened to compare it: ${salt.no}`,
    }
  const { excerpt, ...rest } = found
  if (want.mode === 'checking')
    return { ...rest, ...compared(definition, sealedBody(excerpt, salt?.salt ?? '').digest) }
  const sealed = await seal(at, excerpt, roles, salt?.salt)
  return 'no' in sealed
    ? { id, title, state: 'refused', says: sealed.no }
    : { ...found, ...compared(definition, sealed.digest), sealed: true }
}

const restrictionOf = ({ restrictedTo, kind }: Evidence, { scene }: PacketAt): readonly string[] =>
  restrictedTo.length > 0 ? restrictedTo : (scene.subject.profile.evidence[kind]?.restricted_to ?? [])

async function look(definition: Evidence, { scene }: PacketAt, { runner, signal }: Retrieval): Promise<Looked> {
  const { id, title, locator } = definition
  if (!isElsewhere(locator)) return lookHere(definition, scene)
  const parsed = parseLocator(locator)
  if (parsed.kind === 'problem') return { id, title, state: 'refused', says: parsed.problem }
  const asked = errandOf(parsed, scene.subject.workspace.sources)
  if ('refused' in asked) return { id, title, state: 'refused', says: asked.refused }
  const got = await runner.run(asked.errand, signal)
  if ('failed' in got) return { id, title, state: got.as, says: got.failed }
  if ('unchanged' in got)
    return {
      id,
      title,
      state: 'unreachable',
      says: 'It answered that nothing changed, to a question that nobody asked.',
    }
  return heardFrom(definition, got, asked)
}

function heardFrom(
  definition: Evidence,
  got: { readonly bytes: Uint8Array; readonly type?: string },
  asked: Asked,
): Looked {
  const { id, title } = definition
  if (!fits(asked.reads, got.type))
    return {
      id,
      title,
      state: 'refused',
      says: `It answered with \`${got.type?.slice(0, 60) ?? 'no media type'}\`, which is not what this source promises.`,
    }
  const found = foundIn(got, asked)
  if ('nothing' in found) return { id, title, state: 'gone', says: found.nothing }
  const { excerpt, digest, ...about } = found
  return {
    ...compared(definition, digest),
    excerpt,
    source: { ...about, ...(asked.link !== undefined && { link: asked.link }) },
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

function compared({ id, title, digest: page }: Evidence, digest: string): Looked {
  if (!page) return { id, title, state: 'new', says: 'captured for the first time', digest }
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
