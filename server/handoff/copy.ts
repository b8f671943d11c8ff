// A copy of a packet for one audience: what it holds, and how it reads as Markdown, as a page to print and as data.
import { digestOf } from '../ledger/canonical.ts'

export type Part = {
  /** The ID, where the audience may want to speak of it. */
  readonly id?: string
  readonly kind: 'fact' | 'claim' | 'hypothesis' | 'question' | 'step' | 'quote' | 'evidence' | 'text'
  readonly text: string
  /** What a reader has to know of it: that it is not confirmed, that its evidence does not bear it any more. */
  readonly note?: string
}

export type Copy = {
  readonly packet: string
  readonly title: string
  readonly audience: string
  readonly revision: string
  readonly day: string
  /** Where this collaboration ends: stands above everything that a decision could be taken for. */
  readonly boundary?: string
  /** Without a name, it is all that there is. */
  readonly sections: readonly { readonly name: string; readonly parts: readonly Part[] }[]
  /** What people object to and nobody withdrew, in names. Nobody outside of the house reads it. */
  readonly contested?: readonly { readonly id: string; readonly on: readonly string[]; readonly says: string }[]
  /** Blocks that are not in it. Outside of the house nobody reads even their names. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[]
}

export type Format = 'md' | 'html' | 'json'

/** Of everything above the footer. */
export const bodyDigest = (copy: Copy): string => digestOf(bodyOf(copy))

/** The digest stands in the footer, and is over everything above it. */
export function copyAsMarkdown(copy: Copy): string {
  const body = bodyOf(copy)
  return `${body}\n---\n\n${footer(copy, digestOf(body))}\n`
}

export const copyAsJson = (copy: Copy): string =>
  `${JSON.stringify({ schema: 'countersign.export.v1', ...copy, digest: digestOf(bodyOf(copy)) }, undefined, 2)}\n`

/** `toHtml` renders Markdown; raw HTML in it stays text. It prints as it stands, with the footer on every page, and fetches nothing. */
export function copyAsHtml(copy: Copy, toHtml: (markdown: string) => string): string {
  const body = bodyOf(copy)
  const title = escaped(copy.title)
  const says = footer(copy, digestOf(body))
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
:root { color-scheme: light; }
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.5rem; color: #1a1a1a; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2rem; }
blockquote { border-left: 3px solid #999; margin-left: 0; padding-left: 1rem; }
footer { border-top: 1px solid #999; margin-top: 3rem; padding-top: .75rem; font: 8.5pt/1.4 system-ui, sans-serif; color: #444; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f4f4; padding: .6rem .8rem; font-size: .85em; }
.day { white-space: nowrap; }
table { border-collapse: collapse; } th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
@page {
  size: A4; margin: 20mm 22mm 25mm;
  @bottom-left { content: ${asContent(says.replace('the text above', 'the whole text'))}; width: 145mm; white-space: pre-wrap; font: 7.5pt/1.35 system-ui, sans-serif; color: #444; border-top: .5pt solid #999; padding-top: 2mm; vertical-align: top; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt/1.35 system-ui, sans-serif; color: #444; border-top: .5pt solid #999; padding-top: 2mm; vertical-align: top; }
}
@media print {
  body { margin: 0; max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; } p, li { orphans: 3; widows: 3; }
  blockquote, pre, tr, footer { break-inside: avoid; } thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
</style>
<main>
${wholeDays(toHtml(body))}</main>
<footer>${escaped(says)}</footer>
</html>
`
}

function bodyOf({ title, boundary, sections, contested = [], leftOut }: Copy): string {
  const parts = [
    `# ${title}`,
    ...(boundary ? [`*${boundary}*`] : []),
    ...sections.flatMap(({ name, parts: inside }) => [...(name ? [`## ${name}`] : []), ...inside.map(spelled)]),
    ...(contested.length > 0
      ? ['## Contested', contested.map(({ id, on, says }) => `- **${id}** on ${on.join(', ')}: ${says}`).join('\n')]
      : []),
    ...(leftOut.length > 0 ? ['## Left out', leftOut.map(({ name, why }) => `- ${name}: ${why}`).join('\n')] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function spelled({ id, kind, text, note }: Part): string {
  const named = id ? `**${id}.** ${text}` : text
  const whole = note ? `${named} *(${note})*` : named
  return kind === 'quote' ? whole.replace(/^/gm, '> ') : whole
}

const footer = ({ packet, revision, audience, day }: Copy, digest: string) =>
  `${packet}, revision ${revision.slice(0, 12)}, for ${audience}, ${day}. sha256 of the text above: ${digest}`

/** A day is not broken at the end of a line. What stands inside of a tag is left alone. */
const wholeDays = (html: string) =>
  html.replace(/(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])(?=[^<>]*<)/g, day => `<span class="day">${day}</span>`)

/** As a string of a style sheet, out of which no text gets. */
const asContent = (text: string) =>
  `"${text.replace(/[^A-Za-z0-9 .,:-]/g, character => `\\${character.codePointAt(0)!.toString(16)} `)}"`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
