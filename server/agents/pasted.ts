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
const signs = '(?:[\\p{Extended_Pictographic}\\uFE0F\\u200D]+[ \\t]*)?'
/** `> [2026-11-14 15:03 UTC] Lea Brandt (security), 14 Nov: text`, up to an empty line or the next of its kind. */
const lead = `[ \\t]*(?:>[ \\t]?)*(?:[-*+][ \\t]+)?(?:\\[[^\\]\\n]{1,40}\\][ \\t]*)?${signs}(?:\\*\\*|\\[)?(${name})(?:[ \\t]*\\([^)\\n]{1,60}\\))?(?:,[ \\t]*([^:\\n\\]]{1,40}))?\\]?[ \\t]*:(?:\\*\\*)?[ \\t]+`
/** The next one of several on one line: it begins where a sentence has ended. */
const next = new RegExp(
  `(?<=[.!?…)"”»][ \\t]+)${signs}(${name})(?:[ \\t]*\\([^)\\n]{1,60}\\))?[ \\t]*:[ \\t]+(?=\\S)`,
  'gu',
)
const wrote = /(?:^|\n)[ \t>]*([^\n]{1,200}?)[ \t]*:[ \t]*$/
const writing = /\b(?:wrote|schrieb|a écrit)(?![\p{L}])/u
const line = new RegExp(`^${lead}(\\S[^\\n]*(?:\\n(?![ \\t>]*(?:\\n|$)|${lead})[^\\n]+)*)`, 'gmu')

/** `unknown` were marked as comments and name nobody of the roster. */
export function pastedIn(
  packet: Packet,
  roster: readonly Person[],
): { readonly found: readonly Pasted[]; readonly unknown: readonly Pasted[] } {
  const found: Pasted[] = []
  const unknown: Pasted[] = []
  for (const [at, { block, start }] of packet.blocks.entries()) {
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
        put(person ? found : unknown, person ?? who.trim(), unquoted(text, 9), index, whole)
      }
    if (block.rows) continue
    const mailed = block.text.startsWith('>') ? mailedBy(packet.blocks[at - 1], start, packet, roster) : undefined
    if (mailed) {
      const from = mailed.start - start
      put(
        found,
        mailed.by,
        unquoted(`\n${block.text}`, 1),
        from,
        packet.text.slice(mailed.start, start + block.text.trimEnd().length),
      )
      continue
    }
    for (const { 0: whole, 1: who = '', 2: more = '', 3: text = '', index } of block.text.matchAll(line)) {
      const isTaken = taken.some(([from, to]) => index < to && from < index + whole.length)
      const isStatement = block.statements.some(({ span }) => index < span.end && span.start < index + whole.length)
      if (isTaken || isStatement) continue
      const depth = /^[ \t>]*/.exec(whole)![0].split('>').length - 1
      let by = peopleCalled(`${who}, ${more}`, roster) ?? peopleCalled(who, roster) ?? []
      let from = 0
      let begins = whole.length - text.length
      const said = (to: number) => {
        for (const person of by)
          put(found, person, unquoted(whole.slice(begins, to), depth), index + from, whole.slice(from, to))
      }
      if (by.length === 0) continue
      for (const { 0: opening, 1: other = '', index: place } of whole.matchAll(next)) {
        const others = place < begins ? undefined : peopleCalled(other, roster)
        if (!others) continue
        said(place)
        by = others
        from = place
        begins = place + opening.length
      }
      said(whole.length)
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

/** `Jo and otto`: all of them, or nobody. */
function peopleCalled(said: string, roster: readonly Person[]): readonly string[] | undefined {
  const parts = said.split(/,|&|\b(?:and|und|et)\b/).flatMap(part => part.trim() || [])
  const people = parts.flatMap(part => personCalled(part, roster) ?? [])
  return people.length > 0 && people.length === parts.length ? [...new Set(people)] : undefined
}

/** `On Thu, 12 Nov 2026, Lea Brandt <lea@example.org> wrote:`, right before what is quoted. */
function mailedBy(
  before: { readonly block: Block; readonly start: number } | undefined,
  until: number,
  packet: Packet,
  roster: readonly Person[],
): { readonly by: string; readonly start: number } | undefined {
  const said = before && wrote.exec(before.block.text.trimEnd())?.[1]
  if (said === undefined || !writing.test(said)) return undefined
  const start = before!.start + before!.block.text.lastIndexOf(said)
  if (packet.text.slice(start + said.length, until).replace(/[\s:]/g, '') !== '') return undefined
  const by = roster.filter(
    one => said.includes(one.name) || new RegExp(`@${one.handle.replace(/^@/, '')}\\b`).test(said),
  )
  return by.length === 1 ? { by: by[0]!.handle.replace(/^@/, ''), start } : undefined
}

/** Without the marks of a quote that all of it stands in; what it quotes itself stays a quote. */
const unquoted = (text: string, depth: number) =>
  text
    .replace(/\r\n/g, '\n')
    .replace(new RegExp(`\\n[ \\t]*(?:>[ \\t]?){0,${depth}}`, 'g'), '\n')
    .trim()
