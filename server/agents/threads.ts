// Review threads as git hosts export them, read as comments. What is not understood is said, and never passed over.
import type { Comment } from './comments.ts'

export type Threads = { readonly comments: readonly Comment[] } | { readonly problem: string }

export function commentsIn(text: string, from: string): Threads {
  let value: unknown
  try {
    // Gerrit puts a line before its JSON that keeps browsers from running it.
    value = JSON.parse(text.replace(/^\)\]\}'\s*/, ''))
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const comments: Comment[] = []
  const problem = collect(value, {}, from, comments)
  if (problem) return { problem }
  return comments.length > 0 ? { comments } : { problem: 'No comment was found in it.' }
}

type Fields = Readonly<Record<string, unknown>>
type Around = Pick<Comment, 'line' | 'file' | 'isReply' | 'state'>

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists that hold comments or threads, as GitHub, GitLab, Gitea and Bitbucket call them. */
const lists = ['comments', 'notes', 'values', 'discussions', 'threads', 'reviews', 'nodes', 'data', 'reviewThreads']

function collect(value: unknown, around: Around, from: string, into: Comment[]): string | undefined {
  if (Array.isArray(value)) {
    const settled = settledIn(value)
    for (const item of value) {
      const problem = collect(item, settled.has(item) ? { ...around, state: 'resolved' } : around, from, into)
      if (problem) return problem
    }
    return undefined
  }
  if (!isMap(value)) return 'It holds something that is neither a comment nor a list of comments.'
  const here: Around = { ...around, ...placeOf(value), ...stateOf(value, around) }
  const text = bodyOf(value)
  const inside = lists.flatMap(name => (value[name] === undefined || value[name] === null ? [] : [value[name]]))
  if (text === undefined && inside.length === 0) return within(value, here, from, into)
  // A host's own lines (pushed, approved, changed the title), its programs and what a request says of itself are no comments.
  const isComment = value.system !== true && !isProgram(value) && !(inside.length > 0 && 'title' in value)
  if (text !== undefined && text.trim() !== '' && isComment) {
    const by = authorOf(value)
    if (by === undefined) return `A comment names nobody who wrote it: “${text.slice(0, 60)}”.`
    into.push({ by, text: text.trim(), from: linkOf(value) ?? from, ...here })
  }
  for (const list of inside) {
    const problem = isThread(value) ? inThread(list, here, from, into) : collect(list, here, from, into)
    if (problem) return problem
  }
  return undefined
}

/** What a query is wrapped in, and the files that Gerrit lists comments by. */
function within(value: Fields, around: Around, from: string, into: Comment[]): string | undefined {
  const inside = Object.entries(value).filter(([, one]) => isMap(one) || Array.isArray(one))
  if (inside.length === 0)
    return `An entry has neither words nor comments: it has ${Object.keys(value).slice(0, 6).join(', ') || 'nothing'}.`
  for (const [name, one] of inside) {
    const isFile = Array.isArray(one) && /[./]/.test(name) && !/^\/[A-Z_]+$/.test(name)
    const problem = collect(one, isFile ? { ...around, file: name } : around, from, into)
    if (problem) return problem
  }
  return undefined
}

const isThread = (value: Fields) => 'isResolved' in value || Array.isArray(value.notes)

/** The first comment says where the thread is; those behind it answer. */
function inThread(list: unknown, around: Around, from: string, into: Comment[]): string | undefined {
  const all = isMap(list) ? (list.nodes ?? list.values) : list
  if (!Array.isArray(all)) return collect(list, around, from, into)
  const [first] = all
  const place = isMap(first) ? { ...around, ...placeOf(first), ...stateOf(first, around) } : around
  for (const [index, one] of all.entries()) {
    const problem = collect(one, index === 0 ? around : { ...place, isReply: true }, from, into)
    if (problem) return problem
  }
  return undefined
}

/** Gerrit says of each comment whether it leaves its thread open: the last one decides. */
function settledIn(all: readonly unknown[]): ReadonlySet<unknown> {
  const maps = all.filter(isMap).filter(one => typeof one.unresolved === 'boolean')
  const byId = new Map(maps.map(one => [one.id, one]))
  const beginningOf = (one: Fields): Fields => {
    let [at, steps] = [one, 0]
    for (
      let before = byId.get(at.in_reply_to);
      before && steps < maps.length;
      before = byId.get(at.in_reply_to), steps++
    )
      at = before
    return at
  }
  const chains = [...Map.groupBy(maps, beginningOf).values()]
  return new Set(chains.filter(chain => chain.at(-1)?.unresolved === false).flat())
}

function bodyOf(value: Fields): string | undefined {
  const { body, note, text, content } = value
  const message = 'unresolved' in value || 'patch_set' in value ? value.message : undefined
  for (const one of [body, note, text, content, isMap(content) ? content.raw : undefined, message])
    if (typeof one === 'string') return one
  return undefined
}

function authorOf(value: Fields): string | undefined {
  for (const one of [value.user, value.author]) {
    if (typeof one === 'string') return one.replace(/^@/, '')
    if (!isMap(one)) continue
    for (const name of [one.login, one.username, one.nickname, one.handle, one.name])
      if (typeof name === 'string') return name.replace(/^@/, '')
  }
  return undefined
}

function isProgram(value: Fields): boolean {
  const one = isMap(value.user) ? value.user : value.author
  return (
    (isMap(one) && (one.type === 'Bot' || one.__typename === 'Bot' || one.bot === true)) ||
    /\[bot\]$/.test(authorOf(value) ?? '')
  )
}

/** A line of text that has changed since is a line of another page. */
function placeOf(value: Fields): Pick<Comment, 'line' | 'file'> {
  const { position, inline } = value
  const places = [value.line, isMap(position) ? position.new_line : undefined, isMap(inline) ? inline.to : undefined]
  const files = [value.path, isMap(position) ? position.new_path : undefined, isMap(inline) ? inline.path : undefined]
  const line = places.find((one): one is number => typeof one === 'number' && Number.isInteger(one) && one > 0)
  const file = files.find((one): one is string => typeof one === 'string')
  return { ...(line !== undefined && { line }), ...(file !== undefined && { file }) }
}

function stateOf(value: Fields, around: Around): Pick<Comment, 'state' | 'isReply'> {
  const { in_reply_to_id: github, in_reply_to: gerrit, parent, line } = value
  const isReply = [github, gerrit].some(Boolean) || (isMap(parent) && parent.id !== undefined)
  const isResolved = value.isResolved === true || value.resolved === true || isMap(value.resolution)
  const old = value.original_line ?? value.originalLine ?? (isMap(value.inline) ? value.inline.outdated : undefined)
  const isOutdated = value.isOutdated === true || value.outdated === true || (old && typeof line !== 'number')
  const state = isResolved || around.state === 'resolved' ? 'resolved' : isOutdated ? 'outdated' : around.state
  return { ...(state && { state }), ...(isReply && { isReply: true }) }
}

function linkOf(value: Fields): string | undefined {
  const { html_url: link, url, web_url: web } = value
  return [link, web, url].find((one): one is string => typeof one === 'string')
}
