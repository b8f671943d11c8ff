// What the server does once the client is ready: it asks to be told of the files that packets rest on, and has all packets
// read that lie there, after the one that somebody waits for.
import { DidChangeWatchedFilesNotification, RegistrationRequest } from 'vscode-languageserver-protocol/node'
import { letIn } from './let-in.ts'
import type { Session } from './session.ts'

/** Whoever opens an editor opens a page in it. */
const patience = 300

export async function begin(session: Session): Promise<void> {
  const { client, connection, outside } = session
  outside.later(patience, () => readAll(session).catch(error => outside.log(String(error))))
  if (!client.watches) return
  const watchers = [{ globPattern: '**/*' }]
  await connection.sendRequest(RegistrationRequest.type, {
    registrations: [
      { id: 'countersign.files', method: DidChangeWatchedFilesNotification.method, registerOptions: { watchers } },
    ],
  })
}

/** Where a page is opened slowly, everything else waits for its findings too. */
async function readAll(session: Session): Promise<void> {
  for (const { document } of session.sittings()) await session.checked(document)
  await letIn()
  await session.shelf()
}
