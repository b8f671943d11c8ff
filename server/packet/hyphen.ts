// A hyphen where a dash belongs: whoever wrote it takes the words behind it for fields, and nobody would read them.
import { type Place, report } from './place.ts'
import { isField, type Part, restricts, splitParts, tailEnd } from './tail.ts'
import { readActorInRole } from './tokens.ts'
import { type Flat, flatSpan } from './words.ts'

/** Any words: with a dash, these would be restricted. */
export const checkRestrictionHyphen = (flat: Flat, place: Place, from: number): void =>
  check(flat, place, from, part => restricts([part]))

/** The words of a statement behind which a tail may stand. */
export const checkTailHyphen = (flat: Flat, place: Place, from: number): void =>
  check(flat, place, from, part => isField(part) && !restricts([part]))

/** A box's header, which has to say who wrote it. */
export const checkHeaderHyphen = (flat: Flat, place: Place, from: number): void =>
  check(flat, place, from, part => isField(part) || readActorInRole(part.text) !== undefined)

function check(flat: Flat, place: Place, from: number, isMeant: (first: Part) => boolean): void {
  const at = flat.plain.lastIndexOf(' - ')
  if (at < from) return
  const [first] = splitParts(flat.plain, at + 3, tailEnd(flat.plain))
  if (!first || !isMeant(first)) return
  const span = flatSpan(flat, place, at + 1, at + 2)
  const message = `A hyphen stands before \`${first.text}\`: only behind a dash is it read.`
  report(place, 'malformed-statement', span, message, [{ title: 'Write a dash', edits: [{ span, text: '\u2014' }] }])
}
