// What the server does once the client is ready: it asks to be told of the files that packets rest on.
import { DidChangeWatchedFilesNotification, RegistrationRequest } from 'vscode-languageserver-protocol/node'
import type { Session } from './session.ts'

export async function begin({ client, connection }: Session): Promise<void> {
  if (!client.watches) return
  const watchers = [{ globPattern: '**/*' }]
  await connection.sendRequest(RegistrationRequest.type, {
    registrations: [
      { id: 'countersign.files', method: DidChangeWatchedFilesNotification.method, registerOptions: { watchers } },
    ],
  })
}
