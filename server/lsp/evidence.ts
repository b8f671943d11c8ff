// Looks at evidence again for whoever sits at the editor, by the same path as the command line: it is recorded, and what changed
// comes back with both excerpts, for a person to look at.
import { dirname } from 'node:path'
import type { CancellationToken } from 'vscode-languageserver-protocol/node'
import type { LookedAt, Outcome } from '../../schemas/protocol.ts'
import { capturedBefore } from '../host/captured-before.ts'
import { farSays } from '../host/far.ts'
import { personHands } from '../host/hands.ts'
import type { Looked } from '../host/look.ts'
import { type PacketAt, packetAt } from '../host/packet-at.ts'
import { retrieve } from '../host/retrieve.ts'
import { Wrong } from '../host/wrong.ts'
import { runner } from '../node/fetch/errands.ts'
import { personHere } from '../node/person.ts'
import { refused, savedFile } from './act.ts'
import { stopIfCancelled } from './method.ts'
import { permitsHere } from './permits.ts'
import { progressOf, toldTo } from './progress.ts'
import type { Session } from './session.ts'

type Asked = {
  readonly uri: string
  readonly ids?: readonly string[] | null | undefined
  readonly reason?: string | null | undefined
  readonly workDoneToken?: string | number | null | undefined
}
type Answer = { readonly looked: LookedAt[]; readonly outcome: Outcome }

const patience = 60_000

/** Whoever asked and does not want to wait any more cancels the request: then nothing is kept, and nothing recorded. */
export async function lookAgain(asked: Asked, session: Session, token: CancellationToken): Promise<Answer> {
  const cancel = new AbortController()
  const listening = token.onCancellationRequested(() => cancel.abort())
  if (token.isCancellationRequested) cancel.abort()
  try {
    const answer = await session.alone(token, () => look(asked, session, cancel.signal))
    if (!answer.outcome.done) stopIfCancelled(token)
    return answer
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return { looked: [], outcome: refused([error.message, error.hint].filter(Boolean).join(' ')) }
  } finally {
    listening.dispose()
  }
}

async function look(
  { uri, ids, reason, workDoneToken: told }: Asked,
  session: Session,
  cancel: AbortSignal,
): Promise<Answer> {
  const file = savedFile(session.document(uri), uri, session)
  const at = await packetAt(file, dirname(file), session.outside.env)
  if (!at.scene.subject.record) throw new Wrong('The packet has no ledger yet: what is found is recorded there.')
  const { env } = session.outside
  const person = personHere(at.home.root, at.signers, session.settings.me ?? undefined)
  // Looking decides nothing: it is recorded as said, and asks for no signature.
  const { sign: _, ...hands } = personHands(person, 'askpass', async () => undefined)
  const captured = await capturedBefore(at)
  const title = 'Looking at evidence again'
  const progress = told == null ? progressOf(title, session) : toldTo(told, title, session)
  const { looked, done } = await retrieve(
    at,
    {
      ids: ids ?? [],
      runner: runner(at.home.root, permitsHere(session), 'online'),
      signal: AbortSignal.timeout(patience),
      cancel,
      mode: 'recording',
      env,
      heard: far => progress.said(far.done, far.of, farSays(far)),
      ...(reason && { reason }),
    },
    hands,
  ).finally(progress.over)
  session.acted(uri)
  return { looked: looked.map(one => shown(one, captured, at)), outcome: outcomeOf(done) }
}

function outcomeOf(done: Awaited<ReturnType<typeof retrieve>>['done']): Outcome {
  if (!done) return refused('The packet cites no evidence.')
  if ('no' in done) return refused(done.no)
  return { done: true, says: done.says, events: done.written.map(({ event }) => event.name.replace(/\.json$/, '')) }
}

function shown(
  { id, title, state, says, excerpt, sealed }: Looked,
  captured: ReadonlyMap<string, string>,
  { scene }: PacketAt,
): LookedAt {
  const { packet, readings } = scene.subject
  const definition = packet.evidenceOf(id)
  const known = definition && readings.get(definition.locator)
  const isCaptured = known?.state === 'read' && definition?.digest && known.digest.startsWith(definition.digest.hex)
  const before = isCaptured ? known.excerpt : captured.get(id)
  const both = state === 'changed' && !sealed && before !== undefined && excerpt !== undefined
  return {
    id,
    title,
    state,
    says,
    ...(both && { before, after: excerpt }),
    claims: packet.statements.filter(({ footnotes }) => footnotes.some(({ label }) => label === id)).map(one => one.id),
  }
}
