// Looks at evidence again by one path for every face: each piece is looked at, then what was found is kept beside the page and
// recorded, one event a piece. What could not be looked at is recorded as that. Whoever stops it in the middle leaves nothing.
import type { Evidence } from '../../schemas/packet.ts'
import type { Refusal } from '../acts/act.ts'
import type { Done, Hands } from '../acts/perform.ts'
import { refresh } from '../acts/refresh.ts'
import type { Runner } from '../node/fetch/errands.ts'
import { snapshotName } from '../node/snapshots.ts'
import { isElsewhere, isGone } from '../workspace/retrieved.ts'
import { recordAccess } from './access.ts'
import { doAct } from './do-act.ts'
import type { Far } from './far.ts'
import { keepBeside } from './keep-beside.ts'
import { type Looked, lookAt, type Seen } from './look.ts'
import type { PacketAt } from './packet-at.ts'
import { rememberAnswer } from './remembered-answer.ts'
import { keepSealed, openUnseen } from './sealing.ts'
import { Wrong } from './wrong.ts'

export type Retrieval = {
  readonly ids: readonly string[]
  readonly runner: Runner
  /** Ends the time that all of it may take: what did not answer by then could not be reached. */
  readonly signal: AbortSignal
  /** Somebody does not want it any more: nothing is kept and nothing recorded. */
  readonly cancel?: AbortSignal
  /** `checking`: nothing is written. */
  readonly mode: 'recording' | 'checking'
  /** Where a reading key may be found. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly reason?: string
  readonly role?: string
  /** At the beginning, and after each piece. */
  heard?(far: Far): void
}

export type Retrieved = {
  readonly looked: readonly Looked[]
  readonly done?: Done | Refusal
  /** No source was asked, which is why nothing was recorded. */
  readonly unasked?: true
}

export async function retrieve(at: PacketAt, want: Retrieval, hands?: Hands): Promise<Retrieved> {
  const { cancel, mode, runner, env } = want
  const definitions = chosen(at, want.ids)
  const signal = cancel ? AbortSignal.any([want.signal, cancel]) : want.signal
  const by = { runner, env, signal, mode, actor: hands?.actor }
  const waiting = new Set(definitions)
  const tell = () => {
    const of = definitions.length
    if (!cancel?.aborted) want.heard?.({ done: of - waiting.size, of, waiting: [...waiting] })
  }
  tell()
  const seen = await Promise.all(
    definitions.map(async definition => {
      const one = await lookAt(definition, at, by)
      waiting.delete(definition)
      tell()
      return one
    }),
  )
  if (cancel?.aborted) return { looked: [], done: { no: 'It was stopped: nothing was kept, and nothing recorded.' } }
  const looked = seen.map(one => one.looked)
  if (mode === 'checking' || !hands || looked.length === 0) return { looked }
  const asked = seen.filter(({ unasked }) => !unasked)
  if (asked.length === 0)
    return { looked, done: { no: `No source was asked, so nothing is recorded. ${looked[0]!.says}` }, unasked: true }
  keep(at, asked, want, hands)
  const found = asked.map(one => one.looked)
  const known = await sealedBeside(at, found, env, hands)
  return { looked, done: await doAct(refresh, { ...input(found, want, hands), known }, at, hands) }
}

/** Frozen evidence is looked at too: nobody refreshes it, and a change in it is an alarm. */
function chosen({ scene: { subject, ledger }, name }: PacketAt, ids: readonly string[]): readonly Evidence[] {
  const { evidence } = subject.packet
  const unknown = ids.find(id => !subject.packet.evidenceOf(id))
  if (unknown !== undefined)
    throw new Wrong(
      `${name} has no evidence ${unknown}.`,
      `It has ${evidence.map(({ id }) => id).join(', ') || 'none'}.`,
    )
  if (ids.length > 0) return evidence.filter(({ id }) => ids.includes(id))
  return evidence.filter(one => !isGone(one, ledger))
}

/** What lies sealed beside the page and was not looked at now: whether a log calls for anything may hang on an account that was sealed before. */
async function sealedBeside(
  at: PacketAt,
  looked: readonly Looked[],
  env: Retrieval['env'],
  { actor }: Hands,
): Promise<{ evidence: string; digest: string; excerpt: string }[]> {
  const { packet, readings, profile } = at.scene.subject
  if (actor.startsWith('agent:') || profile.escalations.length === 0) return []
  const found = await Promise.all(
    packet.evidence.map(async ({ id, locator }) => {
      const reading = readings.get(locator)
      const sealed = reading?.state === 'read' && reading.binary && isElsewhere(locator) ? reading.digest : undefined
      if (sealed === undefined || looked.some(one => one.id === id)) return undefined
      const opened = await openUnseen(at, sealed, env)
      return 'no' in opened ? undefined : { evidence: id, digest: sealed, excerpt: opened.text }
    }),
  )
  return found.filter(one => one !== undefined)
}

/** Files and commits lie in the repository already. */
function keep(at: PacketAt, seen: readonly Seen[], { reason = '', env }: Retrieval, { time, actor }: Hands): void {
  const { home, page } = at
  for (const { looked } of seen)
    recordAccess(home.root, { time, who: actor, did: 'retrieved', page, what: looked.id, why: reason })
  for (const { looked, keep: how, remember } of seen) {
    const { digest, excerpt } = looked
    if (how === undefined || digest === undefined || excerpt === undefined) continue
    if (how === 'in clear') keepBeside(at, snapshotName(digest), excerpt)
    else keepSealed(at, how)
    if (remember) rememberAnswer(remember, env)
  }
}

function input(looked: readonly Looked[], { reason, role }: Retrieval, { time }: Hands) {
  const captured = `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`
  return {
    looks: looked.map(({ id, digest, excerpt, state }) => ({
      evidence: id,
      captured,
      ...(digest !== undefined ? { digest } : { failed: failureOf(state) }),
      ...(excerpt !== undefined && { excerpt }),
    })),
    ...(reason && { text: reason }),
    ...(role && { role }),
  }
}

const failureOf = (state: Looked['state']): 'gone' | 'forbidden' | 'refused' | 'unreachable' =>
  state === 'gone' || state === 'forbidden' || state === 'refused' ? state : 'unreachable'
