// The extension: what happens when VS Code loads it. It is loaded with the first Markdown document, and does no more then
// than to look whether that is a packet.
import * as vscode from 'vscode'
import { registerActs } from './acts/commands.ts'
import { askInDialog, openSigning } from './acts/signing.ts'
import { joinChat } from './chat/chat.ts'
import { chooseModel } from './chat/choose-model.ts'
import { registerCommands } from './commands.ts'
import { showMargin } from './comments/margin.ts'
import { compareDrafts } from './drafts/compare.ts'
import { lookAtEvidence } from './evidence/look-again.ts'
import { setSecrets } from './evidence/secrets.ts'
import { goAlong } from './goes-along.ts'
import { showMarks } from './marks.ts'
import { showPackets } from './packets/tree.ts'
import { showPanel } from './panel/panel.ts'
import { previewPlugin } from './preview/plugin.ts'
import { takeOut } from './redact/take-out.ts'
import { openSession } from './session.ts'
import { showStatus } from './status.ts'

let stop: (() => Promise<void>) | undefined

export function activate(context: vscode.ExtensionContext) {
  let ask = askInDialog
  const signing = openSigning(question => ask(question))
  const session = openSession(context, signing)
  stop = session.stop
  showStatus(session)
  showPackets(session, context.workspaceState)
  showPanel(session, context.extensionUri)
  registerCommands(session)
  registerActs(session)
  compareDrafts(session)
  lookAtEvidence(session)
  session.disposables.push(goAlong(), setSecrets(session, context.secrets), takeOut(session))
  showMargin(session)
  showMarks(session, context.extensionUri)
  const chat = joinChat(session, context)
  session.disposables.push(chooseModel())
  return {
    extendMarkdownIt: previewPlugin(session),
    // VS Code shows no dialog while it is under test, and only then may somebody else answer in a person's place.
    ...(context.extensionMode === vscode.ExtensionMode.Test && {
      answerQuestions(answer: (says: string) => boolean) {
        ask = async ({ says }) => answer(says)
      },
      chat,
      shown: { packets: () => session.ask('packets', {}), panel: session.view },
    }),
  }
}

export const deactivate = () => stop?.()
