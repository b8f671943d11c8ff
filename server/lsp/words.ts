// The model of a session: one that the client has, which is handed a task and quotations over the protocol and gives words; or
// an endpoint that the server asks by itself. What the words are good for is decided where it is decided for every model.

import type { CancellationToken } from 'vscode-languageserver-protocol/node'
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node'
import { questions } from '../../schemas/protocol.ts'
import type { Asked, Failure, Model, Written } from '../agents/model/model.ts'
import { Wrong } from '../host/wrong.ts'
import { said } from '../node/errors.ts'
import { stopIfCancelled } from './method.ts'
import type { Session } from './session.ts'

/** For a whole answer. */
const patience = 90_000

/** What holds for the next text as well. */
const lasting: ReadonlySet<Failure['failed']> = new Set(['denied', 'limited', 'unreachable'])

/** Nothing where nobody named one, or the folder is not trusted. */
export async function modelOf(session: Session, token: CancellationToken): Promise<Model | undefined> {
  const { settings, trusted, outside } = session
  if (!trusted) return undefined
  if (settings.model) return ofClient(settings.model, session, token)
  if (!settings.endpoint) return undefined
  const { modelCalled } = await import('../node/model-settings.ts')
  const model = modelCalled(settings.endpoint, outside.env)
  if ('no' in model) throw new Wrong(model.no, model.instead)
  return {
    name: model.name,
    async write(asked) {
      const written = await model.write(asked)
      stopIfCancelled(token)
      return written
    },
  }
}

function ofClient(name: string, session: Session, token: CancellationToken): Model {
  let over: Failure | undefined
  return {
    name,
    async write(asked) {
      const written = over ?? (await once(name, asked, session, token))
      if ('failed' in written && lasting.has(written.failed)) over = written
      return written
    },
  }
}

async function once(model: string, asked: Asked, session: Session, token: CancellationToken): Promise<Written> {
  const { connection, outside } = session
  const source = new CancellationTokenSource()
  let end: (written: Written) => void = () => {}
  const ended = new Promise<Written>(resolve => {
    end = resolve
  })
  const enough = outside.later(patience, () => end({ failed: 'too slow', says: 'It took too long.' }))
  const listening = token.onCancellationRequested(() => end(stopped))
  if (token.isCancellationRequested) end(stopped)
  else
    connection
      .sendRequest(questions.words.method, { model, ...asked } satisfies Params, source.token)
      .then(answer => end(heard(answer, asked)))
      .catch(error => end({ failed: 'unreachable', says: `The editor gives no words (${said(error)}).` }))
  const written = await ended
  enough()
  listening.dispose()
  // Whoever is still writing stops: nobody waits for it.
  source.cancel()
  stopIfCancelled(token)
  return written
}

/** Nobody hears of it. */
const stopped: Failure = { failed: 'broken off', says: 'Nobody waited for it any more.' }

type Params = ReturnType<typeof questions.words.params.parse>

function heard(answer: unknown, { most }: Asked): Written {
  const read = questions.words.result.safeParse(answer)
  if (!read.success) return { failed: 'not understood', says: 'The editor answered something that is no words.' }
  if ('failed' in read.data) return { failed: read.data.failed, says: read.data.why }
  return read.data.text.length > most
    ? { failed: 'too long', says: `It wrote more than ${most} characters.` }
    : { text: read.data.text }
}
