// Words of anything below a node that is no statement of its own: nested paragraphs, lists, quotes, tables, HTML.
import type { BlockContent, DefinitionContent, Html, ListItem, RootContent } from 'mdast'
import type { Words } from '../../schemas/packet.ts'
import { labels } from './drawn.ts'
import { checkDefinition, checkFence, checkTable } from './hidden.ts'
import { readHtml } from './html.ts'
import { checkRestrictionHyphen } from './hyphen.ts'
import { nodeSpan, type Place, report, spanOf, startOf } from './place.ts'
import { restriction } from './tail.ts'
import { mention } from './tokens.ts'
import { type Flat, flatSpan, flatten, wordsOf } from './words.ts'

type Flow = RootContent | BlockContent | DefinitionContent | ListItem

/** Every piece of words below the nodes, in order. Blocks of code have none but those that are drawn. */
export function collect(nodes: readonly Flow[], place: Place, statement?: string): Words[] {
  return nodes.flatMap(node => collectOne(node, place, statement))
}

function collectOne(node: Flow, place: Place, statement: string | undefined): Words[] {
  const whose = statement === undefined ? {} : { statement }
  if (node.type === 'paragraph' || node.type === 'heading')
    return keep(flatten(node.children, place), place, { place: node.type, ...whose })
  if (node.type === 'tableCell') return keep(flatten(node.children, place), place, { place: 'cell', ...whose })
  if (node.type === 'html') return html(node, place, whose)
  if (node.type === 'code') {
    checkFence(node, place)
    return labels(node, place).flatMap(label => keepLabel(label, place, whose))
  }
  if (node.type === 'definition') checkDefinition(node, place)
  if (node.type === 'table') checkTable(node, place)
  if (node.type === 'listItem') checkStray(node, place)
  if ('children' in node) return collect(node.children as Flow[], place, statement)
  return []
}

/** A label restricts nothing and names no statement: it is read for what it says. */
function keepLabel(label: Flat, place: Place, whose: { readonly statement?: string }): Words[] {
  const words = wordsOf(label, place, { place: 'cell', ...whose })
  if (!words) return []
  place.block.words.push(words)
  return [words]
}

/** Adds the characters `from`…`to` to the words of the block. */
export function keep(
  flat: Flat,
  place: Place,
  of: { readonly place: Words['place']; readonly statement?: string },
  from = 0,
  to = flat.text.length,
): Words[] {
  const words = wordsOf(flat, place, of, from, to)
  if (!words) return []
  place.block.words.push(words)
  if (to === flat.text.length && of.place !== 'header') checkRestriction(flat, place, of.statement)
  if (of.place !== 'header') checkRestrictionHyphen(flat, place, from)
  for (const { 0: id, index } of flat.plain.matchAll(mention)) {
    if (index >= from && index < to) place.mentions.push({ id, span: flatSpan(flat, place, index, index + id.length) })
  }
  return [words]
}

/** What follows a last dash and says `restricted to` always restricts; prose has nobody to restrict it for. */
function checkRestriction(flat: Flat, place: Place, statement: string | undefined): void {
  const found = restriction(flat, place)
  if (!found) return
  if (statement !== undefined) place.restrictions.push(found)
  else report(place, 'malformed-statement', found.span, 'Only a statement can be restricted: give these words an ID.')
}

/** How an entry of a thread begins. */
export const entryVerb = /^(answered|sustained|withdrawn|dropped|confirmed|refuted|done)\s+by(?!\w)\s*/i

export function opensEntry(item: ListItem, place: Place): boolean {
  const [first] = item.children
  if (first?.type !== 'paragraph') return false
  return entryVerb.test(place.source.slice(startOf(first), startOf(first) + 40))
}

/** An item outside of every statement's thread. */
export function checkStray(item: ListItem, place: Place): void {
  const [first] = item.children
  if (!first || !opensEntry(item, place)) return
  report(
    place,
    'malformed-statement',
    nodeSpan(place, first),
    'This reads like an entry of a thread and belongs to none. Entries are the last items of the last list inside their statement, like `answered by @handle, 2026-11-20: words`.',
  )
}

/** What a reader sees between the tags, line by line, without the marks of quotes around it. */
function html(node: Html, place: Place, whose: { statement?: string }): Words[] {
  const words: Words[] = []
  for (const { start, end } of readHtml(node, place)) {
    for (const { 0: line, index } of place.source.slice(start, end).matchAll(/[^\s>][^\n\r]*/g)) {
      const at = start + index
      const span = (from: number, to: number) => spanOf(place, at + from, at + to)
      words.push({ text: line.trimEnd(), place: 'paragraph', ...whose, span })
    }
  }
  place.block.words.push(...words)
  return words
}
