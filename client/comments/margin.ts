// Objections beside the text that they are about, and a place to write one. What somebody writes in the margin becomes an
// objection in their name once they have confirmed the very words.
import * as vscode from 'vscode'
import type { PanelView } from '../../schemas/panel.ts'
import { placeAt } from '../acts/offers.ts'
import { perform, type Wanted } from '../acts/perform.ts'
import { whyNotHere } from '../acts/trust.ts'
import { asLines } from '../as-text.ts'
import { isPacket } from '../packet-document.ts'
import type { Session } from '../session.ts'
import { stateWord } from '../state-words.ts'

type Objection = PanelView['objections'][number]
/** What a thread of ours is about, besides what VS Code knows of it. */
type About = { readonly uri: string; readonly objection?: Objection }

/** These are over: the page and the panel keep them, and the margin is for what is contested. */
const over: ReadonlySet<Objection['status']> = new Set(['withdrawn'])

export function showMargin(session: Session): void {
  const controller = vscode.comments.createCommentController('countersign', vscode.l10n.t('Objections'))
  controller.options = {
    prompt: vscode.l10n.t('Answer, or object'),
    placeHolder: vscode.l10n.t('What is wrong or missing, or your answer? It counts in your name once you confirm it.'),
  }
  controller.commentingRangeProvider = {
    async provideCommentingRanges(document) {
      if (!isPacket(document) || whyNotHere(document.uri.toString())) return []
      const view = await session.view(document.uri.toString())
      return (view?.places ?? []).flatMap(place => whereToObject(place, document))
    },
  }
  const shown = new Map<string, vscode.CommentThread>()
  const abouts = new WeakMap<vscode.CommentThread, About>()
  let of: vscode.TextDocument | undefined
  const clear = () => {
    for (const thread of shown.values()) thread.dispose()
    shown.clear()
  }
  const show = async () => {
    const document = session.packet()
    if (document !== of) clear()
    of = document
    if (!document || !vscode.workspace.getConfiguration('countersign', document).get('comments')) return clear()
    const view = await session.view(document.uri.toString())
    if (!view || session.packet() !== document) return
    const there = view.objections.filter(({ status, range }) => range && !over.has(status))
    for (const [id, thread] of shown)
      if (!there.some(one => one.id === id)) {
        thread.dispose()
        shown.delete(id)
      }
    for (const objection of there) {
      const range = rangeOf(objection, view, document)
      const thread = shown.get(objection.id) ?? begin(controller, document, range)
      shown.set(objection.id, thread)
      abouts.set(thread, { uri: document.uri.toString(), objection })
      fill(thread, objection, range)
    }
  }
  const say = async (thread: vscode.CommentThread, wanted: Wanted) => {
    // An answer to VS Code that it came to nothing: else it would empty the box that the words stand in.
    if (!(await perform(session, wanted))) throw new vscode.CancellationError()
    await backTo(thread)
  }
  const reply =
    (act: string, field: string) =>
    async ({ thread, text }: vscode.CommentReply) => {
      const about = abouts.get(thread)
      if (about?.objection) await say(thread, { uri: about.uri, act, input: { [field]: about.objection.id, text } })
    }
  const on = (act: string) => async (thread: vscode.CommentThread) => {
    const about = abouts.get(thread)
    if (!about?.objection) return
    const wanted = { uri: about.uri, act, input: { objection: about.objection.id }, asks: ['text'] }
    if (await perform(session, wanted)) await backTo(thread)
  }
  const object = async ({ thread, text }: vscode.CommentReply) => {
    const document = await vscode.workspace.openTextDocument(thread.uri)
    const uri = document.uri.toString()
    const view = await session.view(uri)
    const place = view && thread.range && placeAt(view, document.offsetAt(thread.range.end))
    await say(thread, { uri, act: 'object', input: { to: [place ?? 'packet'], text } })
    thread.dispose()
  }
  session.disposables.push(
    controller,
    { dispose: clear },
    session.onPacket(show),
    session.onChanged(uri => {
      if (uri.toString() === session.packet()?.uri.toString()) show()
    }),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('countersign.comments') && show()),
    vscode.commands.registerCommand('countersign.beginInMargin', () =>
      vscode.commands.executeCommand('workbench.action.addComment'),
    ),
    vscode.commands.registerCommand('countersign.objectInMargin', object),
    vscode.commands.registerCommand('countersign.answerInMargin', reply('answer', 'to')),
    vscode.commands.registerCommand('countersign.sustainInMargin', reply('sustain', 'objection')),
    vscode.commands.registerCommand('countersign.withdrawInMargin', on('withdraw')),
    vscode.commands.registerCommand('countersign.carryInMargin', on('carry')),
  )
  show()
}

/** The box that somebody wrote in is gone once it was sent: the text has the keyboard again, and the next thread is a key away. */
async function backTo({ uri }: vscode.CommentThread): Promise<void> {
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
  await vscode.window.showTextDocument(uri, { ...(open?.viewColumn && { viewColumn: open.viewColumn }) })
}

function begin(controller: vscode.CommentController, document: vscode.TextDocument, range: vscode.Range) {
  const thread = controller.createCommentThread(document.uri, range, [])
  thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed
  return thread
}

function fill(thread: vscode.CommentThread, objection: Objection, range: vscode.Range): void {
  const { id, status, by, role, day, words, carried } = objection
  thread.range = range
  thread.label = `${id} · ${stateWord(status)}`
  thread.contextValue = ['objection', status, ...objection.acts].join(' ')
  thread.canReply = !whyNotHere(thread.uri.toString())
  thread.state = status === 'carried' ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved
  thread.comments = [
    comment(words, by, [role, day].filter(Boolean).join(', ')),
    ...objection.thread.map(entry => comment(entry.words, entry.by, `${entry.verb} ${entry.day ?? ''}`.trim())),
    ...(carried ? [comment(carried.words, carried.by, vscode.l10n.t('carries it as {0}', carried.id))] : []),
  ]
}

/** Any line of a statement, and the heading of a section. */
function whereToObject({ name, range }: PanelView['places'][number], document: vscode.TextDocument): vscode.Range[] {
  const [first, last] = [document.positionAt(range.start).line, document.positionAt(range.end).line]
  if (/^section /.test(name)) return [new vscode.Range(first, 0, first, 0)]
  return /^[A-NP-Z]\d/.test(name) && name[0] !== 'D' ? [new vscode.Range(first, 0, last, 0)] : []
}

/** Somebody else's words: shown as text, with no link that runs anything. */
const comment = (words: string, name: string, label: string): vscode.Comment => ({
  body: new vscode.MarkdownString(asLines(words)),
  mode: vscode.CommentMode.Preview,
  author: { name },
  label,
})

/** Beside what is objected to, where the page has it; else where the objection stands. */
function rangeOf({ targets, range }: Objection, { places }: PanelView, document: vscode.TextDocument): vscode.Range {
  const { start, end } = places.find(({ name }) => name === targets[0])?.range ?? range!
  return new vscode.Range(document.positionAt(start), document.positionAt(end))
}
