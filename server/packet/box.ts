// The header of a boxed statement: `**O1** objects to C1 — @lea (security), 2026-11-10`.
import type { BoxVerb, Field, Letter, Span, Statement } from '../../schemas/packet.ts'
import { boxVerbs, kinds } from '../../schemas/packet.ts'
import { checkHeaderHyphen } from './hyphen.ts'
import { type Place, report, spanOf } from './place.ts'
import { lastDash, readFields, splitParts, tailEnd } from './tail.ts'
import { readTargets } from './targets.ts'
import { readActorInRole } from './tokens.ts'
import { readWhen } from './when.ts'
import { type Flat, flatSpan, locate } from './words.ts'

type Box = NonNullable<Statement['box']>
type Writable<T> = { -readonly [K in keyof T]: T[K] }

export const isBoxed = (letter: Letter): letter is keyof typeof boxVerbs => Object.hasOwn(boxVerbs, letter)

/** A header's ID, where the header begins in the engine's text, and where its verb begins in the flat text. */
export type HeaderName = {
  readonly id: string
  readonly letter: keyof typeof boxVerbs
  readonly idSpan: Span
  readonly start: number
  readonly from: number
}

/** `stop` is where the header ends, if the words below run into it. */
export function readHeader(
  flat: Flat,
  place: Place,
  name: HeaderName,
  marker: Box['marker'],
  stop = flat.text.length,
): { readonly box: Box; readonly fields: readonly Field[] } {
  const plain = flat.plain.slice(0, stop)
  const end = tailEnd(plain)
  const seam = name.letter === 'P' ? quoteSeam(plain, name.from) : lastDash(plain, name.from)
  const verb = readVerb(plain, name.letter, name.from)
  const verbEnd = name.from + (verb?.length ?? 0)
  const box: Writable<Box> = {
    ...(marker && { marker }),
    header: spanOf(place, name.start, stop < flat.text.length ? locate(flat, stop, stop).start : flat.end),
    verb: verb?.verb,
    verbSpan: flatSpan(flat, place, name.from, verbEnd),
    targets: [],
    actor: undefined,
    when: undefined,
  }
  if (!verb) {
    const known = boxVerbs[name.letter].map(one => `\`${one}\``).join(', ')
    const message = `${name.id} is ${article(name.letter)} and does not say what it does: ${known}.`
    report(place, 'malformed-statement', name.idSpan, message)
  } else Object.assign(box, readTargets(flat, place, { ...name, verb: verb.verb }, verbEnd, seam?.start ?? end))
  if (name.letter !== 'P') checkHeaderHyphen(flat, place, name.from)
  const parts = seam ? splitParts(plain, seam.end, end) : []
  return { box, fields: readSigner(flat, place, name, parts, box) }
}

/**
 * Where a header ends that the words below it ran into: behind its last date, at the end of a line.
 * Undefined for a header that stands alone.
 */
export function headerEnd(flat: Flat, place: Place, whose: string, from: number): number | undefined {
  for (const { 0: date, index } of flat.plain
    .slice(from)
    .matchAll(/\d{4}-\d{2}-\d{2}(?! \d{1,2}:\d)[^\s,]{0,20}\s(?=\S)/g)) {
    const end = from + index + date.length - 1
    const { start } = locate(flat, end, end)
    if (!/^[ \t]*[\n\r]/.test(place.source.slice(start, start + 80))) continue
    const eol = /[\n\r]+/.exec(place.source.slice(start, start + 80))![0]
    const span = spanOf(place, start, start)
    report(
      place,
      'malformed-statement',
      flatSpan(flat, place, end + 1, flat.text.length),
      `The words of ${whose} run into its header. Put a line with nothing but \`>\` between.`,
      [{ title: 'Put an empty line between', edits: [{ span, text: `${eol}>` }] }],
    )
    return end
  }
  return undefined
}

const article = (letter: Letter) => `${/^[aeiou]/.test(kinds[letter]) ? 'an' : 'a'} ${kinds[letter]}`

function readVerb(plain: string, letter: keyof typeof boxVerbs, from: number) {
  for (const verb of boxVerbs[letter] as readonly BoxVerb[]) {
    const found = new RegExp(`^${verb.replace(' ', '\\s+')}(?![\\w-])`, 'i').exec(plain.slice(from))
    if (found) return { verb, length: found[0].length }
  }
  return undefined
}

/** A quote's source may hold dashes of its own: only a tail that begins with an actor, a date or a field ends it. */
function quoteSeam(plain: string, from: number) {
  const seam = lastDash(plain, from)
  const first = seam && splitParts(plain, seam.end, tailEnd(plain))[0]?.text
  const ends = first && /^(@|agent:|\d{4}-|as of |until |restricted to|topic |rests on |reproduced by )/i.test(first)
  return ends ? seam : undefined
}

/** Actor, role and date, then fields. Quotes need neither. */
function readSigner(
  flat: Flat,
  place: Place,
  { id: whose, letter }: { readonly id: string; readonly letter: Letter },
  parts: ReturnType<typeof splitParts>,
  box: Writable<Box>,
): readonly Field[] {
  let rest = parts
  const signer = rest[0] && readActorInRole(rest[0].text)
  if (signer) {
    const { from } = rest[0]!
    box.actor = signer.actor
    box.actorSpan = flatSpan(flat, place, from, from + signer.length)
    if (signer.role) box.role = signer.role
    rest = rest.slice(1)
  }
  const dated = rest[0]
  if (dated && /^\d/.test(dated.text)) {
    const span = flatSpan(flat, place, dated.from, dated.to)
    box.when = readWhen(dated.text, span)
    if (!box.when)
      report(place, 'malformed-date', span, `\`${dated.text}\` in ${whose} is no date. Write it like 2026-11-20.`)
    rest = rest.slice(1)
  } else if (letter !== 'P')
    report(place, 'malformed-statement', box.header, `${whose} does not say when: add a date after its author.`)
  if (!signer && letter !== 'P')
    report(
      place,
      'malformed-statement',
      box.header,
      `${whose} does not say who wrote it: add \` — @handle, DATE\` or \` — agent:name, DATE\`.`,
    )
  return readFields(flat, place, rest, whose)
}

/** `[!NOTE]` at the start of a blockquote's first paragraph. */
export function readMarker(
  flat: Flat,
  place: Place,
): { marker: NonNullable<Box['marker']>; length: number } | undefined {
  const found = /^\[!([A-Za-z]+)\](?=\s|$)/.exec(flat.plain)
  if (!found) return undefined
  const start = flat.runs[0]?.start ?? 0
  const span = spanOf(place, start, start + found[0].length)
  return { marker: { name: found[1]!.toUpperCase(), span }, length: found[0].length }
}
