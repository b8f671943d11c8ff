// Hands a packet off for whoever sits at the editor, by the same path as the command line: signed after a person read the words,
// bundled, delivered, and recorded once it has arrived.
import { dirname } from 'node:path'
import type { CancellationToken } from 'vscode-languageserver-protocol/node'
import type * as z from 'zod'
import type { HandedOff, requests } from '../../schemas/protocol.ts'
import { handOff, leavingOf } from '../acts/hand-off.ts'
import { handOver, type Wish } from '../host/hand-over.ts'
import { personHands } from '../host/hands.ts'
import { packetAt } from '../host/packet-at.ts'
import { Wrong } from '../host/wrong.ts'
import { personHere } from '../node/person.ts'
import { plainRole, rolesHeld } from '../profile/people.ts'
import { asking, savedFile } from './act.ts'
import { progressOf, toldTo } from './progress.ts'
import type { Session } from './session.ts'

const title = 'Handing the packet off'

type Asked = z.output<typeof requests.handoff.params>

export async function handOffFrom(asked: Asked, session: Session, token: CancellationToken): Promise<HandedOff> {
  const cancel = new AbortController()
  const listening = token.onCancellationRequested(() => cancel.abort())
  try {
    return await session.alone(token, () => handedOff(asked, session, token, cancel.signal))
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return { done: false, why: [error.message, error.hint].filter(Boolean).join(' ') }
  } finally {
    listening.dispose()
  }
}

async function handedOff(
  { uri, deliver, readers, to, text, me, workDoneToken: told }: Asked,
  session: Session,
  token: CancellationToken,
  cancel: AbortSignal,
): Promise<HandedOff> {
  const file = savedFile(session.document(uri), uri, session)
  const at = await packetAt(file, dirname(file), session.outside.env)
  if (!deliver) {
    const leaving = leavingOf(at.scene, to ?? undefined)
    const roles = [...rolesHeld(at.scene.subject.workspace)].sort()
    return 'no' in leaving ? { done: false, why: leaving.no } : { done: 'not yet', to: leaving.to, roles }
  }
  const person = personHere(at.home.root, at.signers, me ?? session.settings.me ?? undefined)
  const copies = (readers ?? []).map(({ role, where }) => ({ role: plainRole(role), where }))
  const all = [{ role: undefined, where: deliver }, ...copies]
  const progress = told == null ? progressOf(title, session) : toldTo(told, title, session)
  const wish: Wish = {
    to: to ?? undefined,
    text: text ?? undefined,
    readers: all,
    cwd: dirname(file),
    prompts: 'nobody',
    heard: (where, index) => progress.said(index, all.length, where),
    stoppable: work => work(cancel),
  }
  const hands = () => personHands(person, 'askpass', asking(handOff, person, session, token))
  const over = await handOver(at, wish, hands).finally(progress.over)
  if ('no' in over) return { done: false, why: over.no }
  session.acted(uri)
  const [arrived = '', ...others] = over.places
  return {
    done: true,
    says: over.done.says,
    events: [over.event],
    arrived,
    ...(copies.length > 0 && { copies: copies.map(({ role }, index) => ({ role, arrived: others[index] ?? '' })) }),
  }
}
