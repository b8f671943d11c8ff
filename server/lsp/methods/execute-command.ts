// The commands of code actions and lenses, for clients that do not do them themselves.
import {
  type CancellationToken,
  ExecuteCommandRequest,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver-protocol/node'
import { commands, type Outcome } from '../../../schemas/protocol.ts'
import { actOn } from '../act.ts'
import { defineMethod } from '../method.ts'
import { roleOn } from '../role.ts'
import type { Session } from '../session.ts'

export const executeCommand = defineMethod({
  type: ExecuteCommandRequest.type,
  tells: 'what it did',
  // A client that does them itself would register them twice.
  provides: (_, settings) =>
    settings.commands ? {} : { executeCommandProvider: { commands: [commands.act.command, commands.role.command] } },
  async answer({ command, arguments: given }, session, token) {
    const done = await run(command, given?.[0], session, token)
    if (!done) return null
    const message = done.done ? done.says : done.why
    const type = done.done ? MessageType.Info : MessageType.Error
    void session.connection.sendNotification(ShowMessageNotification.type, { type, message })
    return done
  },
})

async function run(
  command: string,
  given: unknown,
  session: Session,
  token: CancellationToken,
): Promise<Outcome | undefined> {
  if (command === commands.act.command) {
    const asked = commands.act.argument.safeParse(given)
    if (asked.success) return actOn(asked.data, session, token)
  }
  if (command === commands.role.command) {
    const asked = commands.role.argument.safeParse(given)
    if (asked.success) return roleOn(asked.data, session, token)
  }
  return undefined
}
