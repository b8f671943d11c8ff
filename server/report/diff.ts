// What changed in a packet, in words, and as Markdown for a comment on a pull request.
import type { Change } from './changes.ts'
import { plainMarkdown as plain } from './plain-markdown.ts'
import { marked, type Piece } from './word-diff.ts'

export type Compared = {
  /** The commit that has the older page; in a history, the one that made the change. */
  readonly commit?: string
  readonly said?: { readonly author: string; readonly day: string; readonly subject: string }
  readonly from: string
  readonly to?: string
  readonly changes: readonly Change[]
  readonly events: readonly {
    readonly time: string
    readonly actor: string
    readonly did: string
    readonly words: readonly string[]
  }[]
}

export type ComparedAt = Compared & { readonly path: string }

export function diffJson(all: readonly ComparedAt[]): string {
  const versions = all.map(({ changes, ...rest }) => ({
    ...rest,
    changes: changes.map(({ pieces, ...change }) => ({ ...change, words: marked(pieces) })),
  }))
  return `${JSON.stringify({ schema: 'countersign.diff.v1', versions }, undefined, 2)}\n`
}

export function diffMarkdown(all: readonly ComparedAt[]): string {
  const shown = all.map(one => {
    const changes = one.changes.map(
      change => `**${plain(headingOf(change))}**\n\n> ${change.pieces.map(html).join('')}`,
    )
    const events = one.events.map(({ time, actor, did }) => `- ${time.slice(0, 10)} ${plain(`${actor} ${did}`)}`)
    return [
      `### ${plain(titleOf(one))}`,
      ...changes,
      ...(events.length > 0 ? ['In the ledger since:', events.join('\n')] : []),
    ].join('\n\n')
  })
  return `${shown.join('\n\n')}\n`
}

export function titleOf({ path, from, to, commit, said, changes }: ComparedAt): string {
  if (said) return `${commit?.slice(0, 12)}, ${said.day}, committed by ${said.author}: ${said.subject}`
  if (from === 'not committed yet') return 'Not committed yet'
  const when = from === commit || commit === undefined ? from : `${from} (${commit.slice(0, 12)})`
  if (from === 'new') return `${path} is new.`
  const sorts = [...Map.groupBy(changes, ({ is }) => is)].map(([is, some]) => `${some.length} ${is}`)
  const what = sorts.length > 0 ? sorts.join(', ') : 'no word changed'
  return `${path} ${to ? `from ${when} to ${to}` : `since ${when}`}: ${what}.`
}

export function headingOf({ name, kind, section, is }: Change): string {
  const where = kind === 'field' ? ' (front matter)' : section ? ` (${section})` : ''
  return `${kind === 'section' ? `section "${name}"` : name}${where}: ${is}`
}

const tags = { same: ['', ''], gone: ['<del>', '</del>'], new: ['<ins>', '</ins>'] } as const

/** A space at the edge of a change is kept outside of its tag, and what a page has in lines is one paragraph. */
function html({ kind, text }: Piece): string {
  const [open, close] = tags[kind]
  const said = text.trim()
  if (said === '') return ' '
  return `${/^\s/.test(text) ? ' ' : ''}${open}${plain(said)}${close}${/\s$/.test(text) ? ' ' : ''}`
}
