// Comments that reviewers left on the page itself: `<<[UNRESOLVED who: text]>>`, `{>>who: text<<}`, `<!-- who: text -->`, and
// lines that begin with a name, as a chat or a mail pastes them. Only people of the roster are recognised by name alone.
import type { Block, Packet } from '../../schemas/packet.ts'
import type { Person } from '../../schemas/workspace.ts'

export type Pasted = {
  readonly by: string
  readonly text: string
  /** As it stands on the page, from offset to offset, with its marks. */
  readonly start: number
  readonly end: number
  readonly block: Block
  /** The statement that it stands in, if any. */
  readonly inside?: string
}

const name = "@?[\\p{L}][\\p{L}\\p{N}.'’ -]{0,60}?"
const marked: readonly RegExp[] = [
  new RegExp(`<<\\[UNRESOLVED[ \\t]+(${name})[ \\t]*:[ \\t]*([\\s\\S]{1,4000}?)\\]>>`, 'gu'),
  new RegExp(`<<\\[UNRESOLVED[ \\t]+(${name})[ \\t]*\\]>>([\\s\\S]{1,4000}?)<<\\[/UNRESOLVED\\]>>`, 'gu'),
  new RegExp(`\\{>>[ \\t]*(${name})[ \\t]*:[ \\t]*([\\s\\S]{1,4000}?)<<\\}`, 'gu'),
  new RegExp(`<!--[ \\t]*(${name})[ \\t]*:[ \\t]*([\\s\\S]{1,4000}?)-->`, 'gu'),
]
/** `> [2026-11-14 15:03 UTC] Lea Brandt (security), 14 Nov: text`, up to an empty line or the next of its kind. */
const lead = `[ \\t]*(?:>[ \\t]?)*(?:[-*+][ \\t]+)?(?:\\[[^\\]\\n]{1,40}\\][ \\t]*)?(?:\\*\\*|\\[)?(${name})(?:[ \\t]*\\([^)\\n]{1,60}\\))?(?:,[ \\t]*[^:\\n\\]]{1,40})?\\]?[ \\t]*:(?:\\*\\*)?[ \\t]+`
const line = new RegExp(`^${lead}(\\S[^\\n]*(?:\\n(?![ \\t>]*(?:\\n|$)|${lead})[^\\n]+)*)`, 'gmu')

/** `unknown` were marked as comments and name nobody of the roster. */
export function pastedIn(
  packet: Packet,
  roster: readonly Person[],
): { readonly found: readonly Pasted[]; readonly unknown: readonly Pasted[] } {
  const found: Pasted[] = []
  const unknown: Pasted[] = []
  for (const { block, start } of packet.blocks) {
    if (block.heading || block.evidence.length > 0 || block.type === 'front matter' || block.type === 'code') continue
    if (block.statements.some(({ letter }) => /[ODRP]/.test(letter))) continue
    const taken: [number, number][] = []
    const put = (into: Pasted[], by: string, text: string, from: number, whole: string) => {
      const inside = block.statements.find(({ span }) => span.start <= from && from < span.end)?.id
      taken.push([from, from + whole.length])
      into.push({ by, text, start: start + from, end: start + from + whole.length, block, ...(inside && { inside }) })
    }
    for (const pattern of marked)
      for (const { 0: whole, 1: who = '', 2: text = '', index } of block.text.matchAll(pattern)) {
        const person = personCalled(who, roster)
        put(person ? found : unknown, person ?? who.trim(), unquoted(text), index, whole)
      }
    if (block.rows) continue
    for (const { 0: whole, 1: who = '', 2: text = '', index } of block.text.matchAll(line)) {
      const person = personCalled(who, roster)
      const isTaken = taken.some(([from, to]) => index < to && from < index + whole.length)
      const isStatement = block.statements.some(({ span }) => index < span.end && span.start < index + whole.length)
      if (person && !isTaken && !isStatement) put(found, person, unquoted(text), index, whole)
    }
  }
  return { found: found.toSorted((a, b) => a.start - b.start), unknown }
}

/** By handle, with or without `@`, or by the whole name. */
export function personCalled(said: string, roster: readonly Person[]): string | undefined {
  const wanted = said.trim().replace(/^@/, '').toLowerCase()
  const person = roster.find(
    one => one.handle.replace(/^@/, '').toLowerCase() === wanted || one.name.toLowerCase() === wanted,
  )
  return person?.handle.replace(/^@/, '')
}

const unquoted = (text: string) => text.replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n').trim()
