// The commands of code actions and lenses, for clients that do not do them themselves.
import { ExecuteCommandRequest, MessageType, ShowMessageNotification } from 'vscode-languageserver-protocol/node'
import { commands } from '../../../schemas/protocol.ts'
import { actOn } from '../act.ts'
import { defineMethod } from '../method.ts'

export const executeCommand = defineMethod({
  type: ExecuteCommandRequest.type,
  // A client that does them itself would register them twice.
  provides: (_, settings) =>
    settings.commands ? {} : { executeCommandProvider: { commands: [commands.act.command] } },
  async answer({ command, arguments: given }, session) {
    const asked = commands.act.argument.safeParse(given?.[0])
    if (command !== commands.act.command || !asked.success) return null
    const done = await actOn(asked.data, session)
    const message = done.done ? done.says : done.why
    const type = done.done ? MessageType.Info : MessageType.Error
    void session.connection.sendNotification(ShowMessageNotification.type, { type, message })
    return done
  },
})
