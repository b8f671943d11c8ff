// Says how far something long has come, where the client shows that and where it takes long enough for anybody to wonder.
import { WorkDoneProgressCreateRequest } from 'vscode-languageserver-protocol/node'
import type { Session } from './session.ts'

const patience = 500
const pace = 100

let tokens = 0

export type Shown = { said(done: number, all: number, message?: string): void; over(): void }

/** A client that named a token waits to hear it, and hears all of it. */
export function toldTo(token: string | number, title: string, { connection }: Session): Shown {
  const send = (value: object) => void connection.sendNotification('$/progress', { token, value })
  send({ kind: 'begin', title, percentage: 0 })
  return {
    said: (done, all, message = `${done} of ${all}`) =>
      send({ kind: 'report', message, percentage: Math.round((100 * done) / all) }),
    over: () => send({ kind: 'end' }),
  }
}

export function progressOf(title: string, { client, connection, outside }: Session): Shown {
  if (!client.progress) return { said() {}, over() {} }
  const token = `countersign-${++tokens}`
  const began = outside.now()
  let [last, state] = [0, 'waiting' as 'waiting' | 'asked' | 'shown' | 'over']
  const send = (value: object) => void connection.sendNotification('$/progress', { token, value })
  return {
    said(done, all, message = `${done} of ${all}`) {
      const now = outside.now()
      if (state === 'waiting' && now - began > patience) {
        state = 'asked'
        connection.sendRequest(WorkDoneProgressCreateRequest.type, { token }).then(
          () => {
            if (state !== 'asked') return
            state = 'shown'
            send({ kind: 'begin', title, percentage: Math.round((100 * done) / all) })
          },
          error => outside.log(String(error)),
        )
      }
      if (state !== 'shown' || now - last < pace) return
      last = now
      send({ kind: 'report', message, percentage: Math.round((100 * done) / all) })
    },
    over() {
      if (state === 'shown') send({ kind: 'end' })
      state = 'over'
    },
  }
}
