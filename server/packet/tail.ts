// The tail of an inline statement, and the fields that a box's header may carry: `— @sam, due 2026-11-20`.
import type { Field } from '../../schemas/packet.ts'
import { type Place, type Restriction, report } from './place.ts'
import { dash, id, readActor } from './tokens.ts'
import { readWhen } from './when.ts'
import { type Flat, flatSpan } from './words.ts'

/** A comma-separated part of a flat text, without white space around it. */
export type Part = { readonly text: string; readonly from: number; readonly to: number }

/** The fields after the last spaced dash, and where the statement's own words end. */
export function readTail(
  flat: Flat,
  place: Place,
  from: number,
  whose: string,
): { readonly end: number; readonly fields: Field[] } | undefined {
  const last = lastDash(flat.plain, from)
  if (!last) return undefined
  const parts = splitParts(flat.plain, last.end, tailEnd(flat.plain))
  if (!restricts(parts) && !parts.some(isField)) return undefined
  return { end: last.start, fields: readFields(flat, place, parts, whose) }
}

/** The restriction that words without a tail of their own end with. */
export function restriction(flat: Flat, place: Place): Restriction | undefined {
  const last = lastDash(flat.plain, 0)
  const parts = last ? splitParts(flat.plain, last.end, tailEnd(flat.plain)) : []
  const [first] = parts
  if (!first || !restricts(parts)) return undefined
  const roles = parts.map(({ text }) => text.replace(/^restricted to\s*/i, '')).filter(Boolean)
  return { name: 'restricted to', roles, span: flatSpan(flat, place, first.from, parts.at(-1)!.to) }
}

export const restricts = ([first]: readonly Part[]): boolean => /^restricted to(?!\w)/i.test(first?.text ?? '')

/** Every part as a field; a part that is none continues the list before it, or is a problem. */
export function readFields(flat: Flat, place: Place, parts: readonly Part[], whose: string): Field[] {
  const fields: Field[] = []
  for (const part of parts) {
    const before = fields.at(-1)
    const field = readField(flat, place, part, whose) ?? (before && continued(flat, place, before, part))
    if (!field)
      report(
        place,
        'malformed-statement',
        flatSpan(flat, place, part.from, part.to),
        `\`${part.text}\` in the tail of ${whose} is no field. Fields are @owner, due, checkpoint, as of, until, rests on, reproduced by, restricted to and topic.`,
      )
    else if (field.span.start === before?.span.start) fields[fields.length - 1] = field
    else fields.push(field)
  }
  return fields
}

export function splitParts(text: string, from: number, to: number): Part[] {
  const parts: Part[] = []
  let start = from
  let depth = 0
  for (let at = from; at <= to; at++) {
    const char = text[at]
    if (at < to && char === '(') depth++
    if (at < to && char === ')' && depth) depth--
    if (at < to && (char !== ',' || depth)) continue
    const cut = text.slice(start, at)
    const first = start + cut.length - cut.trimStart().length
    const part = cut.trim()
    if (part || parts.length || at < to) parts.push({ text: part, from: first, to: first + part.length })
    start = at + 1
  }
  return parts
}

export function lastDash(plain: string, from: number): { start: number; end: number } | undefined {
  let last: { start: number; end: number } | undefined
  for (const found of plain.slice(from).matchAll(dash))
    last = { start: from + found.index, end: from + found.index + found[0].length }
  return last
}

/** Without white space and the full stop at the end; two stops are a range without an end. */
export function tailEnd(plain: string): number {
  const text = plain.trimEnd()
  return /(?<!\.)\.$/.test(text) ? text.length - 1 : text.length
}

const date = /^(due|checkpoint|as of|until)\s+(.*)$/i

/** Whether a part makes a tail of what follows the dash. Words that happen to begin like a field do not. */
export function isField({ text }: Part): boolean {
  const when = date.exec(text)?.[2]
  if (when !== undefined) return /\d/.test(when) || (/^\S+(?: \S+)?$/.test(when) && !/^to /i.test(when))
  return (
    /^@[A-Za-z0-9-]+$/.test(text) ||
    /^rests on\s+[A-Z]\d+$/i.test(text) ||
    /^reproduced by\s+(?:@|agent:)\S+$/i.test(text) ||
    /^restricted to\s+\S/i.test(text) ||
    /^topic\s+[a-z0-9-]+$/i.test(text)
  )
}

function readField(flat: Flat, place: Place, part: Part, whose: string): Field | undefined {
  const { text } = part
  const span = flatSpan(flat, place, part.from, part.to)
  const owner = readActor(text)
  if (owner?.kind === 'human') return { name: 'owner', handle: owner.handle, span }

  const dated = date.exec(text)
  if (dated) {
    const name = dated[1]!.toLowerCase() as 'due' | 'checkpoint' | 'as of' | 'until'
    const said = dated[2]!
    const at = flatSpan(flat, place, part.to - said.length, part.to)
    const when = readWhen(said, at)
    if (!when) report(place, 'malformed-date', at, `\`${said}\` in ${whose} is no date. Write it like 2026-11-20.`)
    return { name, when, text: said, span }
  }

  const [keyword, rest] = listed(text)
  if (keyword === 'rests on' && id.test(rest))
    return {
      name: keyword,
      ids: [{ id: rest, span: flatSpan(flat, place, part.to - rest.length, part.to) }],
      span,
    }
  if (keyword === 'restricted to') return { name: keyword, roles: rest ? [rest] : [], span }
  if (keyword === 'reproduced by') {
    const actor = readActor(rest)
    return actor && { name: keyword, actor, span }
  }
  if (keyword === 'topic' && /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(rest)) return { name: keyword, topic: rest, span }
  return undefined
}

function listed(text: string): [keyword: string | undefined, rest: string] {
  const found = /^(rests on|restricted to|reproduced by|topic)(?!\w)\s*(.*)$/i.exec(text)
  return found ? [found[1]!.toLowerCase(), found[2]!] : [undefined, text]
}

function continued(flat: Flat, place: Place, field: Field, part: Part): Field | undefined {
  const span = { ...field.span, end: flatSpan(flat, place, part.from, part.to).end }
  if (field.name === 'restricted to' && part.text) return { ...field, roles: [...field.roles, part.text], span }
  if (field.name === 'rests on' && id.test(part.text)) {
    const more = { id: part.text, span: flatSpan(flat, place, part.from, part.to) }
    return { ...field, ids: [...field.ids, more], span }
  }
  return undefined
}
