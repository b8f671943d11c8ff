// Does what a model's tool asks for. Each call checks by itself whether the folder is trusted and whether its input is what
// it should be: the editor promises neither. In a bundle of its own, loaded with the first call.
import * as vscode from 'vscode'
import type * as z from 'zod'
import { type ToolName, tools } from '../../schemas/tools.ts'
import { whyNotHere } from '../acts/trust.ts'
import type { Session } from '../session.ts'
import { briefOf } from './brief.ts'

export async function callTool(name: ToolName, given: unknown, session: Session): Promise<unknown> {
  const untrusted = whyNotHere()
  if (untrusted) return { refused: untrusted }
  const input = tools[name].input.safeParse(given ?? {})
  if (input.success) return called[name](input.data, session)
  const { path, message } = input.error.issues[0]!
  return { refused: `${path.join('.') || 'The input'}: ${message}` }
}

type Given = Partial<z.output<(typeof tools)['ask_for_draft']['input']>>

const called: Readonly<Record<ToolName, (input: Given, session: Session) => Promise<unknown>>> = {
  list_packets: async (_, session) => ({ packets: await session.ask('packets', {}) }),

  async check_packet({ packet }, session) {
    const uri = await uriOf(packet, session)
    // What is known of a page is asked for where it is open: nobody need look at it for that.
    const document = uri && (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)))
    const view = document && (await session.view(document.uri.toString()))
    return view ? briefOf(view) : unknown()
  },

  async ask_for_draft({ packet, role = '', dryRun = false }, session) {
    const uri = await uriOf(packet, session)
    // A model asked, and no person: nobody is there to allow another one.
    return uri ? session.ask('role', { uri, role, dryRun, words: false }) : unknown()
  },
}

const unknown = () => ({ refused: vscode.l10n.t('There is no such packet in this workspace, and none is open.') })

/** Of this workspace, and no other file: what a model names is looked for among the packets that there are. */
async function uriOf(named: string | undefined, session: Session): Promise<string | undefined> {
  if (named === undefined) return session.packet()?.uri.toString()
  const packets = await session.ask('packets', {})
  const wanted = named.replaceAll('\\', '/').replace(/^\.\//, '')
  return packets.find(
    ({ uri, number }) => number === named || uri === named || decodeURIComponent(uri).endsWith(`/${wanted}`),
  )?.uri
}
