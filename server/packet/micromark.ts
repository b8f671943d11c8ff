// The engine that understands all of Markdown, and takes its time: text in, tree out.
// A footnote reference counts as one whether or not its definition is in the same text,
// so that a block reads the same wherever its definitions stand. Links need to know: their labels are passed in.
import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Construct, Extension } from 'micromark-util-types'

const syntax = gfm()
/** A third of the time goes into asking of every letter whether a mail address begins there. */
const withoutMail = { ...syntax, text: without(syntax.text, 'emailAutolink') }
const mail = /[\w+.-]@[\w-]/
/** Without the pass that links what is already plain text: it takes the positions away, and a reader sees the same words. */
const shape = gfmFromMarkdown().map(extension => ({ ...extension, transforms: [] }))

/** `text` starts where a block may start; `labels` are those of link definitions elsewhere on the page. */
export function readWhole(text: string, labels: ReadonlySet<string>): Root {
  const known = mail.test(text) ? syntax : withoutMail
  return fromMarkdown(text, { extensions: [known, knowing(labels)], mdastExtensions: shape })
}

const inline = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'emailAutolink',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'protocolAutolink',
  'strikethrough',
  'wwwAutolink',
]

/** The blocks alone, all inline Markdown left as text: cheap, whatever the text is. */
export function outline(text: string): Root {
  return fromMarkdown(text, { extensions: [syntax, { disable: { null: inline } }], mdastExtensions: shape })
}

/** What a character reference such as `&amp;` stands for. */
export function decode(reference: string): string {
  const [paragraph] = fromMarkdown(reference).children
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : []
  return text?.type === 'text' ? text.value : reference
}

/** Tells the engine at the first line what it may take as defined; never matches anything itself. */
function knowing(labels: ReadonlySet<string>): Extension {
  let asked = false
  const told: Construct = {
    tokenize(_effects, _ok, nok) {
      if (!asked) {
        const parser: { defined: string[]; gfmFootnotes?: string[] } = this.parser
        parser.gfmFootnotes = Object.assign<string[], object>([], { includes: () => true })
        parser.defined = lookup(labels, parser.defined)
        asked = true
      }
      return nok
    },
  }
  return { document: { null: told } }
}

/** A list of labels in which looking one up takes no longer for more of them. */
function lookup(elsewhere: ReadonlySet<string>, here: readonly string[]): string[] {
  const known = new Set(here)
  const list: string[] = []
  list.includes = label => known.has(label) || elsewhere.has(label)
  list.push = (...labels) => {
    for (const label of labels) known.add(label)
    return known.size
  }
  return list
}

function without(constructs: Extension['text'], name: string): NonNullable<Extension['text']> {
  const left = Object.entries(constructs ?? {}).map(([code, all]) => [
    code,
    [all ?? []].flat().filter(one => one.name !== name),
  ])
  return Object.fromEntries(left)
}
