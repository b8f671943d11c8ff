// Review threads as git hosts export them, read as comments. What is not understood is said, and never passed over.
import type { Comment } from './comments.ts'

export type Threads = { readonly comments: readonly Comment[] } | { readonly problem: string }

export function commentsIn(text: string, from: string): Threads {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const comments: Comment[] = []
  const problem = collect(value, {}, from, comments)
  if (problem) return { problem }
  return comments.length > 0 ? { comments } : { problem: 'No comment was found in it.' }
}

type Fields = Readonly<Record<string, unknown>>
type Around = { readonly line?: number; readonly resolved?: boolean }

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists that hold comments or threads, as GitHub, GitLab, Gitea and Bitbucket call them. */
const lists = ['comments', 'notes', 'values', 'discussions', 'threads', 'reviews', 'nodes', 'data', 'reviewThreads']

function collect(value: unknown, around: Around, from: string, into: Comment[]): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = collect(item, around, from, into)
      if (problem) return problem
    }
    return undefined
  }
  if (!isMap(value)) return 'It holds something that is neither a comment nor a list of comments.'
  const line = lineOf(value) ?? around.line
  const here = line === undefined ? around : { ...around, line }
  const text = bodyOf(value)
  const inside = lists.flatMap(name => (value[name] === undefined || value[name] === null ? [] : [value[name]]))
  if (text === undefined && inside.length === 0) {
    return `An entry has neither words nor comments: it has ${Object.keys(value).slice(0, 6).join(', ') || 'nothing'}.`
  }
  // A host's own lines (pushed, approved, changed the title) are nobody's words.
  if (text !== undefined && text.trim() !== '' && value.system !== true) {
    const by = authorOf(value)
    if (by === undefined) return `A comment names nobody who wrote it: “${text.slice(0, 60)}”.`
    into.push({ by, text: text.trim(), from: linkOf(value) ?? from, ...(line !== undefined && { line }) })
  }
  for (const list of inside) {
    const problem = collect(list, here, from, into)
    if (problem) return problem
  }
  return undefined
}

function bodyOf(value: Fields): string | undefined {
  const { body, note, text, content } = value
  for (const one of [body, note, text, content, isMap(content) ? content.raw : undefined])
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

function lineOf(value: Fields): number | undefined {
  const { position, inline } = value
  const places = [
    value.line,
    value.original_line,
    isMap(position) ? (position.new_line ?? position.old_line) : undefined,
    isMap(inline) ? (inline.to ?? inline.from) : undefined,
  ]
  return places.find((one): one is number => typeof one === 'number' && Number.isInteger(one) && one > 0)
}

function linkOf(value: Fields): string | undefined {
  const { html_url: link, url, web_url: web } = value
  return [link, web, url].find((one): one is string => typeof one === 'string')
}
