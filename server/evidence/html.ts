// A page of a knowledge base as Markdown that can be quoted from: headings, paragraphs, list items and table rows, and of
// everything else the words. What a reader does not see (scripts, styles, comments, attributes) is not there.

/** Elements whose content nobody reads as words. */
const unseen = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'iframe',
  'object',
  'select',
  'textarea',
])
/** Elements that begin a line of their own. */
const lines = new Set(
  'address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

export function htmlAsMarkdown(html: string): string {
  const out: string[] = []
  let line = ''
  let hidden: string | undefined
  const flush = () => {
    const words = line.replace(/\s+/g, ' ').trim()
    if (words !== '') out.push(words)
    line = ''
  }
  for (const { text, tag, closes } of pieces(html)) {
    if (hidden !== undefined) {
      if (tag === hidden && closes) hidden = undefined
      continue
    }
    if (tag === undefined) {
      line += entities(text)
      continue
    }
    if (unseen.has(tag) && !closes) hidden = tag
    if (!lines.has(tag)) continue
    if (tag === 'td' || tag === 'th') {
      line += closes ? ' | ' : ''
      continue
    }
    flush()
    if (!closes) line = opening(tag)
  }
  flush()
  return out.length > 0 ? `${out.join('\n\n')}\n` : ''
}

const opening = (tag: string) => (/^h[1-6]$/.test(tag) ? `${'#'.repeat(Number(tag[1]))} ` : tag === 'li' ? '- ' : '')

type Piece = { readonly text: string; readonly tag?: string; readonly closes?: boolean }

function* pieces(html: string): Iterable<Piece> {
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) return void (yield { text: html.slice(at) })
    if (open > at) yield { text: html.slice(at, open) }
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const end = endOfTag(html, open)
    const [, slash, name] = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/.exec(html.slice(open, open + 40)) ?? []
    if (name) yield { text: '', tag: name.toLowerCase(), closes: slash === '/' }
    else if (!/^<[!?]/.test(html.slice(open, open + 2))) yield { text: '<' }
    at = name || /^<[!?]/.test(html.slice(open, open + 2)) ? end : open + 1
  }
}

/** A `>` in a quoted attribute ends nothing. */
function endOfTag(html: string, open: number): number {
  let quote = ''
  for (let at = open + 1; at < html.length; at++) {
    const one = html[at]!
    if (quote) quote = one === quote ? '' : quote
    else if (one === '"' || one === "'") quote = one
    else if (one === '>') return at + 1
  }
  return html.length
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const entities = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
