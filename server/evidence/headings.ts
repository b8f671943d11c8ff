// The headings of a Markdown source and the lines that each section covers. A scan of lines, not a parse: sources are large,
// only their outline matters here, and headings inside of quotes and lists are nobody's sections.
import GithubSlugger from 'github-slugger'

/** Lines from 0, `to` not included. */
export type HeadedSection = {
  readonly slug: string
  readonly depth: number
  readonly from: number
  readonly to: number
}

export function sectionsOf(lines: readonly string[]): HeadedSection[] {
  const slugger = new GithubSlugger()
  const headings = headingsOf(lines).map(({ text, ...heading }) => ({ ...heading, slug: slugger.slug(plain(text)) }))
  const sections: HeadedSection[] = []
  const open: { slug: string; depth: number; from: number }[] = []
  const close = (depth: number, to: number) => {
    while (open.length > 0 && open.at(-1)!.depth >= depth) sections.push({ ...open.pop()!, to })
  }
  for (const heading of headings) {
    close(heading.depth, heading.from)
    open.push(heading)
  }
  close(0, lines.length)
  return sections.sort((a, b) => a.from - b.from)
}

type Heading = { readonly text: string; readonly depth: number; readonly from: number }

const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/
const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/
const underline = /^ {0,3}(=+|-+)[ \t]*$/
/** What begins a line that is no paragraph text, so that dashes under it underline nothing. */
const noParagraph = /^(?: {4}|\t| {0,3}(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|\|))/
const htmlUntil: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<\?/, /\?>/],
  [
    /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|details|dialog|div|dl|dt|fieldset|figure|footer|form|frame|h[1-6]|header|hr|html|iframe|li|link|main|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i,
    /^\s*$/,
  ],
]

function headingsOf(lines: readonly string[]): Heading[] {
  const found: Heading[] = []
  let paragraph = -1
  for (let at = afterFrontMatter(lines); at < lines.length; at++) {
    const line = lines[at]!
    const fenced = fence.exec(line)
    if (fenced && !(fenced[1]![0] === '`' && fenced[2]!.includes('`'))) {
      at = endOfFence(lines, at, fenced[1]!)
      paragraph = -1
      continue
    }
    const html = htmlUntil.find(([start]) => start.test(line))
    if (html) {
      while (at < lines.length && !html[1].test(lines[at]!)) at++
      paragraph = -1
      continue
    }
    const heading = atx.exec(line)
    const rule = paragraph >= 0 ? underline.exec(line) : null
    if (heading) found.push({ text: closed(heading[2] ?? ''), depth: heading[1]!.length, from: at })
    if (rule)
      found.push({ text: lines.slice(paragraph, at).join(' '), depth: rule[1]![0] === '=' ? 1 : 2, from: paragraph })
    if (heading || rule || line.trim() === '') paragraph = -1
    else if (paragraph < 0 && !noParagraph.test(line)) paragraph = at
    else if (paragraph >= 0 && /^ {0,3}(?:>|[-+*][ \t])/.test(line)) paragraph = -1
  }
  return found
}

function afterFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  return end < 0 ? 0 : end + 1
}

function endOfFence(lines: readonly string[], from: number, mark: string): number {
  const close = new RegExp(`^ {0,3}${mark[0] === '`' ? '`' : '~'}{${Math.min(mark.length, 100)},}[ \\t]*$`)
  for (let at = from + 1; at < lines.length; at++) if (close.test(lines[at]!)) return at
  return lines.length
}

/** Without the closing `##`. */
const closed = (text: string): string => text.trimEnd().replace(/(?:^|[ \t])#{1,100}$/, '')

/** A heading as a reader sees it, as far as its slug can tell: the slug drops punctuation anyway. */
const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]]{0,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,500}\])/g, '$1')
    .replace(/<\/?[a-zA-Z][^>]{0,500}>/g, '')
    .replace(
      /&(amp|lt|gt|quot|nbsp);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' })[name]!,
    )
    .replace(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, '')
    .trim()
