// Fixes, suppressions and acts, at the place of the cursor.
import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Command,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import * as z from 'zod'
import { commands } from '../../../schemas/protocol.ts'
import { mend } from '../../host/mend.ts'
import { type Comparing, type Doing, doingsAt, type Mending, mendingsAt } from '../../ide/actions.ts'
import { concealingAt } from '../../ide/conceal.ts'
import { helpersAt } from '../../ide/helpers.ts'
import type { Change } from '../../rules/apply.ts'
import type { Client } from '../client.ts'
import { diagnosticIn } from '../diagnostics.ts'
import { defineMethod, type Seen, seen } from '../method.ts'
import type { Session } from '../session.ts'

const fixAll = 'source.fixAll.countersign'
const acting = 'countersign.act'

export const codeActions = defineMethod({
  type: CodeActionRequest.type,
  provides: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAll, acting], resolveProvider: true },
  }),
  async answer(params, session): Promise<(CodeAction | Command)[]> {
    const found = await seen(params, session)
    if (!found || !params.range) return []
    const range = found.places.range(params.range)
    const only = params.context?.only
    const wants = (kind: string) => !only || only.some(one => kind === one || kind.startsWith(`${one}.`))
    return [
      ...(wants(CodeActionKind.QuickFix)
        ? mendingsAt(found.checked, range).map(one => mending(one, found, session))
        : []),
      ...concealing(found, range, wants, session),
      ...(wants(acting) ? actsAt(found, range, session) : []),
      // Whoever saves asks for it by name; in a list of what can be done here it would only be in the way.
      ...(only && wants(fixAll) ? [await everyFix(found.document.uri, session)] : []),
    ]
  },
})

/** What an action left open until somebody chose it. */
const open = z.object({ uri: z.string() })

export const resolveAction = defineMethod({
  type: CodeActionResolveRequest.type,
  async answer(action, session): Promise<CodeAction> {
    const data = open.safeParse(action?.data)
    const edit = data.success ? await mended(data.data.uri, session) : undefined
    return edit ? { ...action, edit } : action
  },
})

function mending(
  { title, about, changes, reasonAt, preferred }: Mending,
  found: Seen,
  { client }: Session,
): CodeAction {
  const { document, places } = found
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticIn(about, places, client.relatedInformation ? document.uri : undefined)],
    edit: reasonAt === undefined ? editOf(changes, found, client) : withReason(changes, reasonAt, found, client),
    ...(preferred && { isPreferred: true }),
  }
}

/** Only a client that shows the page before and after can ask for it. */
function concealing(
  found: Seen,
  range: Mending['about']['range'],
  wants: (kind: string) => boolean,
  session: Session,
): CodeAction[] {
  const { document, places } = found
  if (!session.trusted || document.file === undefined || !session.settings.commands) return []
  const { uri } = document
  return concealingAt(found.checked, range).flatMap(one => {
    const kind = one.kind === 'redact' ? CodeActionKind.QuickFix : acting
    if (!wants(kind)) return []
    const { command } = commands[one.kind]
    const given = one.kind === 'redact' ? { uri } : { uri, id: one.id }
    const related = session.client.relatedInformation ? uri : undefined
    const about = one.kind === 'redact' && { diagnostics: [diagnosticIn(one.about, places, related)] }
    return [{ title: one.title, kind, ...about, command: { title: one.title, command, arguments: [given] } }]
  })
}

function actsAt(found: Seen, range: Mending['about']['range'], session: Session): CodeAction[] {
  if (!session.trusted || found.document.file === undefined) return []
  const { uri } = found.document
  const doings = doingsAt(found.checked, range, session.handle(uri)).flatMap(one => commandsFor(one, uri, session))
  const helpers = helpersAt(found.checked, range).map(({ title, role }) => ({
    title,
    command: commands.role.command,
    arguments: [{ uri, role }],
  }))
  return [...doings, ...helpers].map(command => ({ title: command.title, kind: acting, command }))
}

/** A client that asks for words itself does every act; for any other, those that need none, one for each way to say why. */
export function commandsFor(one: Doing | Comparing, uri: string, { settings }: Session): readonly Command[] {
  if (one.kind === 'compare')
    return settings.commands
      ? [{ title: one.title, command: commands.draft.command, arguments: [{ uri, id: one.draft }] }]
      : []
  const { title, act, input, asks } = one
  const command = (said: string, given: object, left: readonly string[]): Command => ({
    title: said,
    command: commands.act.command,
    arguments: [{ uri, act, input: given, asks: left }],
  })
  if (settings.commands) return [command(title, input, asks)]
  if (asks.length === 0) return [command(title, input, [])]
  return asks[0] === 'reason'
    ? reasons.map(reason =>
        command(`${title.replace(/ \(you sign\)$/, '')}: ${reason} (you sign)`, { ...input, reason }, []),
      )
    : []
}

/** `other` needs words. */
const reasons = ['overstated', 'minimised-objection', 'implied-readiness', 'wrong-source']

async function everyFix(uri: string, session: Session): Promise<CodeAction> {
  const action = { title: 'Mend everything that can be mended in only one way', kind: fixAll }
  if (session.client.resolvesEdits) return { ...action, data: { uri } }
  const edit = await mended(uri, session)
  return edit ? { ...action, edit } : action
}

/** The same fixes as `countersign lint --fix` makes, as one change. What somebody types meanwhile makes it begin anew. */
async function mended(uri: string, session: Session): Promise<WorkspaceEdit | undefined> {
  for (;;) {
    const found = await seen({ textDocument: { uri } }, session)
    if (!found) return undefined
    const { document, checked } = found
    const { packet } = checked.subject
    const { text } = await mend(checked, changed => session.judge(document, changed))
    if (session.document(uri) !== document || document.packet !== packet) continue
    const change = difference(packet.text, text)
    return editOf(change ? [change] : [], found, session.client)
  }
}

function difference(before: string, after: string): Change | undefined {
  if (before === after) return undefined
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  let end = 0
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { range: { start, end: before.length - end }, text: after.slice(start, after.length - end) }
}

export function editOf(
  changes: readonly Change[],
  { document: { uri, version }, places }: Pick<Seen, 'document' | 'places'>,
  { documentChanges }: Client,
): WorkspaceEdit {
  const edits = changes.map(({ range, text }) => places.edit(range, text))
  return documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } }
}

/** Without a way to place the cursor, the reason is left empty, and the page says that it is missing. */
function withReason(changes: readonly Change[], at: number, found: Seen, client: Client): WorkspaceEdit {
  if (!client.snippetEdits || !client.documentChanges) return editOf(changes, found, client)
  const { uri, version } = found.document
  const edits = changes.map(({ range, text }) => ({
    range: found.places.wire(range),
    snippet: { kind: 'snippet' as const, value: `${text.slice(0, at)}\u0024{1:reason}${text.slice(at)}` },
  }))
  return { documentChanges: [{ textDocument: { uri, version }, edits }] }
}
