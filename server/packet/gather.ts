// One block's facts: what the engine's tree of it says about statements, evidence, words and problems.
import type { RootContent } from 'mdast'
import type { Block, Range } from '../../schemas/packet.ts'
import { readDefinition } from './evidence.ts'
import { checkLines } from './lines.ts'
import { labelOf } from './links.ts'
import type { Gathering, Place } from './place.ts'
import { endOf, nothing, report, spanOf } from './place.ts'
import { collect, keep } from './prose.ts'
import { readBox, readItem, readParagraph } from './statement.ts'
import { readTable } from './table.ts'
import { isPlain } from './text.ts'
import { checkVanished } from './vanished.ts'
import type { Kept } from './window.ts'
import { flatten } from './words.ts'

/** `node` is what the engine found between `base` and `end` of its text. */
export function gather(node: RootContent, source: string, masked: readonly Range[], base: number, end: number): Kept {
  const links = definitionsIn(node)
  const block: Gathering & Kept = { ...nothing(node.type, source.slice(base, end)), ...(links.length && { links }) }
  const place: Place = { block, source, masked, base, known: new Set(), mentions: [], restrictions: [] }
  gatherOne(node, place)
  checkMasked(node, place, end)
  checkLines(node, place)
  checkVanished(node, place)
  return block
}

/** A block of which nothing can be said but why; `text` is as much of it as stays in memory. */
export function unreadable(text: string, why: string): Block {
  const block = nothing('unreadable', text)
  const span = { block, start: 0, end: text.length }
  block.problems.push({ code: 'unreadable', span, message: `This cannot be read: ${why}.` })
  return block
}

/** Definitions stand anywhere that a paragraph may. */
function definitionsIn(node: RootContent): string[] {
  if (node.type === 'definition') return [labelOf(node)]
  if (node.type === 'paragraph' || node.type === 'table' || !('children' in node)) return []
  return node.children.flatMap(definitionsIn)
}

/** What was kept from the engine is named, unless it is shown as it stands anyway. */
function checkMasked(node: RootContent, place: Place, end: number): void {
  if (node.type === 'code') return
  for (const range of place.masked) {
    if (range.start >= end || range.end <= place.base) continue
    const span = spanOf(place, Math.max(range.start, place.base), Math.min(range.end, end))
    report(
      place,
      'unreadable',
      span,
      'This is nested too deeply, or holds more brackets, stars or backticks than can be read. Write it in plainer pieces.',
    )
  }
}

function gatherOne(node: RootContent, place: Place): void {
  if (node.type === 'paragraph') readParagraph(node, place)
  else if (node.type === 'list') for (const item of node.children) readItem(item, place)
  else if (node.type === 'blockquote') readBox(node, place)
  else if (node.type === 'table') readTable(node, place)
  else if (node.type === 'footnoteDefinition') readDefinition(node, place)
  else if (node.type === 'heading') {
    const flat = flatten(node.children, place)
    const name = flat.text.trim().replace(/\s+/g, ' ')
    place.block.heading = { depth: node.depth, name, slug: slugOf(name), span: spanOf(place, place.base, endOf(node)) }
    keep(flat, place, { place: 'heading' })
  } else collect([node], place)
}

/** As git hosts make it for links to a heading, before they number repeated ones. */
function slugOf(name: string): string {
  const lower = name.toLowerCase()
  const kept = isPlain(lower) ? lower.replace(/[^a-z0-9_\- ]/g, '') : lower.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
  return kept.replace(/ /g, '-')
}
