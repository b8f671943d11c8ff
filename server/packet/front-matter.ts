// Front matter: cut off before the Markdown engine sees the page, then read as YAML whose values are strings.
import type { Block, Fix, FrontMatterEntry } from '../../schemas/packet.ts'
import { readYaml } from './front-matter-yaml.ts'
import { nothing } from './place.ts'
import { lineEnd, nextLine, own } from './text.ts'

/** Where the front matter ends; `end` is the start of the page if there is none. */
export type Cut = { readonly start: number; readonly end: number; readonly closed: boolean }

/** In characters: no front matter that a person wrote comes near it. */
const longest = 100_000

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

export type FrontMatter = { readonly block: Block; readonly entries: readonly FrontMatterEntry[] }

export function readFrontMatter(source: string, closed: boolean): FrontMatter {
  const block = nothing('front matter', own(source))
  const from = nextLine(source, lineEnd(source, 0))
  const to = Math.max(from, closed ? source.length - /---[ \t]*$/.exec(source)![0].length : source.length)
  const report: Report = (start, end, message, fixes) =>
    block.problems.push({
      code: 'invalid-front-matter',
      span: { block, start, end },
      message,
      ...(fixes && { fixes }),
    })
  if (!closed)
    report(0, 3, 'The front matter is not closed. End it with `---` on a line of its own.', [
      { title: 'Close the front matter', edits: [{ span: { block, start: to, end: to }, text: '\n---\n' }] },
    ])
  for (const { 0: mark, index } of block.text.matchAll(/^(?:<{7}|={7}|>{7}|\|{7})(?: [^\n\r]*)?$/gm))
    report(
      index,
      index + mark.length,
      'A merge conflict is not settled here. Choose what stands, and take the markers out.',
    )

  const entries = to - from > longest ? [] : readEntries(block, from, to, report)
  if (to - from > longest) report(0, 3, `The front matter is longer than ${longest} characters and is not read.`)
  for (const key of ['packet', 'profile']) {
    if (!entries.some(entry => entry.key === key && entry.value)) report(0, 3, `The front matter has no \`${key}\`.`)
  }
  return { block, entries }
}

export type Report = (start: number, end: number, message: string, fixes?: readonly Fix[]) => void

const plainLine = /^([A-Za-z][\w-]*): +([A-Za-z0-9](?:[\w .,/@+()-]*[\w.,/@+()-])?)$/

/** Lines of a name and a text, as nearly all front matter has them. Anything that YAML may read otherwise is left to YAML. */
function readEntries(block: Block, from: number, to: number, report: Report): readonly FrontMatterEntry[] {
  const entries = new Map<string, FrontMatterEntry>()
  for (let at = from; at < to; ) {
    const end = Math.min(lineEnd(block.text, at), to)
    const [, key, value] = plainLine.exec(block.text.slice(at, end)) ?? []
    if (key === undefined || value === undefined || entries.has(key)) return readYaml(block, from, to, report)
    const keySpan = { block, start: at, end: at + key.length }
    entries.set(key, { key, value, keySpan, valueSpan: { block, start: end - value.length, end } })
    at = nextLine(block.text, end)
  }
  return [...entries.values()]
}
