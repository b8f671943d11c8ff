// Takes out of a page what only some may know, for whoever sits at the editor, by the same path as the command line. It is shown
// first, and what is written then is what was shown: a second try would seal it anew.
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import type { CancellationToken } from 'vscode-languageserver-protocol/node'
import type * as z from 'zod'
import type { Redaction, requests } from '../../schemas/protocol.ts'
import { packetAt } from '../host/packet-at.ts'
import { redacted, saysOf } from '../host/redact.ts'
import { sealedStatement } from '../host/seal-statement.ts'
import { keepSealed, type Sealing } from '../host/sealing.ts'
import { Wrong } from '../host/wrong.ts'
import { replaceText } from '../node/write-file.ts'
import { savedFile } from './act.ts'
import type { Session } from './session.ts'

type Asked = z.output<typeof requests.redact.params>
type Shown = {
  readonly shown: string
  readonly uri: string
  readonly before: string
  readonly after: string
  readonly seals: readonly Sealing[]
  /** What was done then, in a sentence. */
  readonly what: string
}

/** What a person looks at now. Whoever asks for something else in the meantime is shown that. */
const looking = new WeakMap<Session, Shown>()

export async function redactIn(asked: Asked, session: Session, token: CancellationToken): Promise<Redaction> {
  try {
    return await session.alone(token, () =>
      asked.shown ? write(asked.uri, asked.shown, session) : show(asked, session),
    )
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return { done: false, why: [error.message, error.hint].filter(Boolean).join(' ') }
  }
}

async function show({ uri, seal }: Asked, session: Session): Promise<Redaction> {
  const file = savedFile(session.document(uri), uri, session)
  const at = await packetAt(file, dirname(file), session.outside.env)
  const found = seal ? await sealedStatement(at, seal.id, seal.as.trim()) : await redacted(at)
  if ('no' in found) return { done: false, why: found.no }
  const [seals, says, what] =
    'seal' in found
      ? [[found.seal], [found.says, ...keyless(found.seal)], found.says]
      : [found.seals, saysOf(found, at), `Taken out: ${found.taken.map(({ now }) => now).join(', ')}`]
  if (found.text === at.text)
    return { done: false, why: 'No secret and no personal identifier stands in the open text of this page.' }
  const one = { shown: randomUUID(), uri, before: at.text, after: found.text, seals, what }
  looking.set(session, one)
  return { done: 'not yet', shown: one.shown, after: one.after, says: [...says] }
}

async function write(uri: string, shown: string, session: Session): Promise<Redaction> {
  const one = looking.get(session)
  if (one?.shown !== shown || one.uri !== uri)
    throw new Wrong('This is not what was shown last.', 'Look at it again: nothing was written.')
  const file = savedFile(session.document(uri), uri, session)
  const at = await packetAt(file, dirname(file), session.outside.env)
  const changed = new Wrong('The page changed meanwhile, so it was left as it is.', 'Look at it again.')
  if (at.text !== one.before) throw changed
  for (const seal of one.seals) keepSealed(at, seal)
  if (replaceText(file, one.after, one.before) === 'changed meanwhile') throw changed
  looking.delete(session)
  session.acted(uri)
  return { done: true, says: one.what }
}

const keyless = (seal: Sealing): readonly string[] =>
  seal.keyless.length > 0 ? [`No reading key on the roster, so they cannot read it: ${seal.keyless.join(', ')}.`] : []
