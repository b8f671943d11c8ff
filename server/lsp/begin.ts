// What the server does once the client is ready: it asks to be told of the files that packets rest on, and has all packets
// read that lie there, after the one that somebody waits for.
import { DidChangeWatchedFilesNotification, RegistrationRequest } from 'vscode-languageserver-protocol/node'
import type { Session } from './session.ts'

/** Whoever opens an editor opens a page in it. */
const patience = 300

export async function begin(session: Session): Promise<void> {
  const { client, connection, outside } = session
  outside.later(patience, () => session.shelf().catch(error => outside.log(String(error))))
  if (!client.watches) return
  const watchers = [{ globPattern: '**/*' }]
  await connection.sendRequest(RegistrationRequest.type, {
    registrations: [
      { id: 'countersign.files', method: DidChangeWatchedFilesNotification.method, registerOptions: { watchers } },
    ],
  })
}
