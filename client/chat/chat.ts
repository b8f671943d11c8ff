// Chats and agents of the editor: tools that a model may call, a participant that answers from the record without any
// model, and the server by which agents find everything else. None of them decides.
import * as vscode from 'vscode'
import type { ToolName } from '../../schemas/tools.ts'
import { whyNotHere } from '../acts/trust.ts'
import { downSays } from '../ended.ts'
import type { Session } from '../session.ts'
import { chosenAgent } from './chosen-agent.ts'
import { tell } from './tell.ts'

const names: readonly ToolName[] = ['list_packets', 'check_packet', 'ask_for_draft']

export type Chat = {
  readonly participant: vscode.ChatParticipant
  readonly servers: () => vscode.McpServerDefinition[]
}

export function joinChat(session: Session, context: vscode.ExtensionContext): Chat {
  const { extensionUri, extension } = context
  const agents = new vscode.EventEmitter<void>()
  const provideMcpServerDefinitions = () => (whyNotHere() ? [] : servers(extensionUri, extension))
  const participant = vscode.chat.createChatParticipant('countersign.chat', async (request, _, stream) => {
    const packet = session.packet()
    const view = packet && (await session.view(packet.uri.toString()))
    const why = session.down()
    if (packet && why !== undefined) {
      stream.markdown(downSays(why))
      return
    }
    if (!packet || !view) {
      stream.markdown(vscode.l10n.t('Open a packet first: I answer from its page and its ledger.'))
      return
    }
    tell(view, packet.uri, request.command, stream)
  })
  participant.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png')
  session.disposables.push(
    participant,
    ...names.map(name =>
      vscode.lm.registerTool<object>(`countersign_${name}`, {
        async invoke({ input }) {
          const { callTool } = await import('./call-tool.ts')
          const found = await callTool(name, input, session)
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(found))])
        },
        prepareInvocation: () => ({ invocationMessage: saying()[name] }),
      }),
    ),
    agents,
    vscode.lm.registerMcpServerDefinitionProvider('countersign', {
      onDidChangeMcpServerDefinitions: agents.event,
      provideMcpServerDefinitions,
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => agents.fire()),
    vscode.workspace.onDidChangeConfiguration(
      event => event.affectsConfiguration('countersign.agent') && agents.fire(),
    ),
  )
  return { participant, servers: provideMcpServerDefinitions }
}

/** One for each folder: a server looks at nothing outside of the folder that it was started in. */
const servers = (folder: vscode.Uri, { packageJSON }: vscode.Extension<unknown>) =>
  (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ name, uri }) => {
      const command = vscode.Uri.joinPath(folder, 'dist', 'mcp-server.cjs').fsPath
      const agent = chosenAgent(uri)
      const server = new vscode.McpStdioServerDefinition(
        `Countersign: ${name}`,
        process.execPath,
        [command, ...(agent ? [`agent:${agent}`] : [])],
        // VS Code's own program is a Node when it is told so.
        { ELECTRON_RUN_AS_NODE: '1' },
        String(packageJSON.version),
      )
      server.cwd = uri
      return server
    })

const saying = (): Readonly<Record<ToolName, string>> => ({
  list_packets: vscode.l10n.t('Looking for packets'),
  check_packet: vscode.l10n.t('Checking the packet'),
  ask_for_draft: vscode.l10n.t('Asking for a draft'),
})
