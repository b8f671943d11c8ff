// Front matter: cut off before the Markdown engine sees the page, then read as YAML whose values are strings.
import { isMap, isNode, isScalar, parseDocument, type Scalar } from 'yaml'
import type { Block, FrontMatterEntry, Problem } from '../../schemas/packet.ts'
import { lineEnd } from './look.ts'
import type { Gathering } from './place.ts'

/** Where the front matter ends; `end` is the start of the page if there is none. */
export type Cut = { readonly start: number; readonly end: number; readonly closed: boolean }

const fence = /^---[ \t]*$/
/** Lines that no front matter has and every page has soon. */
const markdown = /^(?:#{1,6} |> |>$|\*\*|\[\^|\||- \*\*|```)/

export function cutFrontMatter(text: string): Cut {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const none = { start, end: start, closed: true }
  const first = lineEnd(text, start)
  if (!fence.test(text.slice(start, first))) return none
  let named = false
  let blank = false
  let firstBlank: number | undefined
  let at = nextLine(text, first)
  let last = first
  while (at < text.length || last === first) {
    const end = lineEnd(text, at)
    const line = text.slice(at, end)
    if (fence.test(line)) return { start, end, closed: true }
    if (blank && markdown.test(line)) break
    named ||= /^packet[ \t]*:/.test(line)
    blank = !line.trim()
    if (blank) firstBlank ??= last
    last = end
    if (end === text.length) break
    at = nextLine(text, end)
  }
  // Nobody closed it. It ends at its first empty line, so that the page below is still read.
  return named ? { start, end: firstBlank ?? last, closed: false } : none
}

export function nextLine(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0)
}

export type FrontMatter = { readonly block: Block; readonly entries: readonly FrontMatterEntry[] }

export function readFrontMatter(source: string, closed: boolean): FrontMatter {
  const problems: Problem[] = []
  const block: Gathering = {
    type: 'front matter',
    text: source,
    statements: [],
    evidence: [],
    words: [],
    footnotes: [],
    directives: [],
    problems,
  }
  const entries: FrontMatterEntry[] = []
  const span = (start: number, end: number) => ({ block, start, end })
  const report = (start: number, end: number, message: string) =>
    problems.push({ code: 'invalid-front-matter', span: span(start, end), message })
  const from = nextLine(source, lineEnd(source, 0))
  const to = closed ? source.length - /---[ \t]*$/.exec(source)![0].length : source.length
  if (!closed)
    problems.push({
      code: 'invalid-front-matter',
      span: span(0, 3),
      message: 'The front matter is not closed. End it with `---` on a line of its own.',
      fixes: [{ title: 'Close the front matter', edits: [{ span: span(to, to), text: '\n---\n' }] }],
    })

  const yaml = source.slice(from, Math.max(from, to))
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false })
  for (const { message, pos } of document.errors)
    report(from + pos[0], from + Math.min(pos[1], yaml.length), `The front matter is not YAML: ${firstLine(message)}`)
  const seen = new Set<string>()
  const contents = document.contents
  if (contents && !isMap(contents))
    report(from, to, 'The front matter holds lines like `packet: PKT-2026-0142` and nothing else.')
  for (const { key, value } of isMap(contents) ? contents.items : []) {
    if (!isScalar(key) || !key.range) continue
    const name = String(key.value)
    const keySpan = span(from + key.range[0], from + key.range[1])
    if (seen.has(name)) {
      problems.push({
        code: 'invalid-front-matter',
        span: keySpan,
        message: `\`${name}\` is given twice. Only the first counts.`,
      })
      continue
    }
    seen.add(name)
    const range = (isNode(value) && value.range) || [key.range[1], key.range[1]]
    const valueSpan = span(from + range[0], from + range[1])
    if (value && !isScalar(value))
      problems.push({
        code: 'invalid-front-matter',
        span: valueSpan,
        message: `\`${name}\` holds a list or a map. Values are single texts.`,
      })
    const text = isScalar(value) ? scalarText(value) : yaml.slice(range[0], range[1]).trim()
    entries.push({ key: name, value: text, keySpan, valueSpan })
  }
  for (const key of ['packet', 'profile']) {
    if (!entries.some(entry => entry.key === key && entry.value)) report(0, 3, `The front matter has no \`${key}\`.`)
  }
  return { block, entries }
}

const scalarText = (scalar: Scalar): string => (typeof scalar.value === 'string' ? scalar.value : '')

const firstLine = (message: string): string =>
  `${message.split('\n', 1)[0]!.replace(/ at line \d+, column \d+:?$/, '')}.`
