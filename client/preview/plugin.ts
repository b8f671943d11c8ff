// The plugin for VS Code's Markdown preview. The preview wants it at once, and most who open Markdown preview no packet:
// what it is made of is loaded when the preview first asks.
import { createRequire } from 'node:module'
import type { MarkdownIt } from 'markdown-it'
import * as vscode from 'vscode'
import type { PanelView } from '../../schemas/panel.ts'
import type { Session } from '../session.ts'
import type { Known } from './known.ts'

export function previewPlugin(session: Session): (md: MarkdownIt) => MarkdownIt {
  const known = viewsOf(session)
  return md => {
    const { extend } = createRequire(import.meta.filename)('./preview.cjs') as typeof import('./preview.ts')
    return extend(md, known, vscode.l10n)
  }
}

/** Whoever types keeps the server and the preview busy: they are asked again a little later. */
const patience = 1000

/** What is known of a page when it is drawn; what comes later draws it again. */
function viewsOf(session: Session): Known {
  const views = new Map<string, PanelView>()
  const wanted = new Set<string>()
  /** What was drawn last of each page. */
  const drawn = new Map<string, PanelView | undefined>()
  const look = async (uri: string, tries = 5): Promise<void> => {
    const view = await session.view(uri).catch(() => null)
    if (view) views.set(uri, view)
    else if (tries > 0) setTimeout(() => look(uri, tries - 1), patience)
    await draw(uri, 5)
  }
  /** VS Code passes over a refresh that is asked for while it waits to draw an edit, which it then finds drawn already. */
  const draw = async (uri: string, tries: number): Promise<void> => {
    if (shownOf(views.get(uri)) === shownOf(drawn.get(uri))) return
    await vscode.commands.executeCommand('markdown.preview.refresh')
    if (tries > 0) setTimeout(() => draw(uri, tries - 1), patience)
  }
  session.disposables.push(
    session.onChanged(uri => {
      if (wanted.has(uri.toString()) && isPreviewOpen()) look(uri.toString())
    }),
  )
  return uri => {
    if (uri === undefined) return undefined
    const view = views.get(uri)
    drawn.set(uri, view)
    if (!wanted.has(uri)) {
      wanted.add(uri)
      look(uri)
    }
    return view
  }
}

/** What the preview shows of it: where things stand changes with every key, and is no reason to draw again. */
const shownOf = (view: PanelView | undefined): string =>
  view
    ? JSON.stringify([
        view.objections.map(({ id, status, by, targets, carried }) => [id, status, by, targets, carried]),
        view.drafts.map(({ id, by, targets, changes, hindrance }) => [id, by, targets, changes, hindrance]),
        view.evidence.map(({ id, state, says, title }) => [id, state, says, title]),
        view.accepted.map(({ name, state, by, day }) => [name, state, by, day]),
      ])
    : ''

const isPreviewOpen = () =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview')),
  )
