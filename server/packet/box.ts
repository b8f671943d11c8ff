// The header of a boxed statement: `**O1** objects to C1 — @lea (security), 2026-11-10`.
import type { BoxVerb, Field, Letter, Statement, Target } from '../../schemas/packet.ts'
import { boxVerbs, kinds } from '../../schemas/packet.ts'
import { type Place, report, spanOf } from './place.ts'
import { lastDash, readFields, splitParts, tailEnd } from './tail.ts'
import { readActor, readActorInRole } from './tokens.ts'
import { readWhen } from './when.ts'
import { type Flat, flatSpan, locate } from './words.ts'

type Box = NonNullable<Statement['box']>
type Writable<T> = { -readonly [K in keyof T]: T[K] }

export const isBoxed = (letter: Letter): letter is keyof typeof boxVerbs => Object.hasOwn(boxVerbs, letter)

/** `start` is where the header begins in the engine's text, `from` where its verb begins in the flat text. */
export function readHeader(
  flat: Flat,
  place: Place,
  name: { readonly id: string; readonly letter: keyof typeof boxVerbs; readonly start: number; readonly from: number },
  marker: Box['marker'],
  stop = flat.text.length,
): { readonly box: Box; readonly fields: readonly Field[] } {
  const whole = spanOf(place, name.start, stop < flat.text.length ? locate(flat, stop, stop).start : flat.end)
  const verb = readVerb(flat.plain, name.letter, name.from)
  const plain = flat.plain.slice(0, stop)
  const end = tailEnd(plain)
  const seam = name.letter === 'P' ? quoteSeam(plain, name.from) : lastDash(plain, name.from)
  const targetsEnd = seam?.start ?? end
  const verbEnd = verb ? name.from + verb.length : name.from
  const box: Writable<Box> = {
    ...(marker && { marker }),
    header: whole,
    verb: verb?.verb,
    verbSpan: flatSpan(flat, place, name.from, verbEnd),
    targets: [],
    actor: undefined,
    when: undefined,
  }
  const wrong = (from: number, to: number, message: string) =>
    report(place, 'malformed-statement', flatSpan(flat, place, from, Math.max(to, from)), message)

  if (!verb) {
    const known = boxVerbs[name.letter].map(one => `\`${one}\``).join(', ')
    wrong(0, name.from, `${name.id} is ${article(name.letter)} and does not say what it does: ${known}.`)
  } else if (verb.verb === 'quotes') {
    const text = flat.text.slice(verbEnd, targetsEnd).trim()
    if (!text) wrong(0, verbEnd, `${name.id} does not say what it quotes.`)
    else box.targets = [{ kind: 'text', text, span: flatSpan(flat, place, verbEnd + 1, targetsEnd) }]
  } else box.targets = readTargets(flat, place, { ...name, verb: verb.verb }, verbEnd, targetsEnd, box)

  const parts = seam ? splitParts(flat.plain, seam.end, end) : []
  const fields = readSigner(flat, place, name, parts, box)
  return { box, fields }
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

const one =
  /\s*(?:([FCHQNPODRE][1-9]\d{0,8})(?![\w-])|[Ss]ection\s+(?:"([^"]*)"|\u201c([^\u201d]*)\u201d)|(the packet)(?!\w))\s*/y
const between = /(?:,(?:\s*and(?!\w))?|and(?!\w))/y

function readTargets(
  flat: Flat,
  place: Place,
  name: { readonly id: string; readonly letter: Letter; readonly verb: BoxVerb },
  from: number,
  to: number,
  box: Writable<Box>,
): Target[] {
  const { verb } = name
  const targets: Target[] = []
  const plain = flat.plain.slice(0, to)
  let at = from
  while (at < to) {
    one.lastIndex = at
    const found = one.exec(plain)
    if (!found) break
    const lead = found[0].length - found[0].trimStart().length
    const span = flatSpan(flat, place, at + lead, at + found[0].trimEnd().length)
    const section = found[2] ?? found[3]
    if (found[1]) targets.push({ kind: 'statement', id: found[1], span })
    else if (section !== undefined) targets.push({ kind: 'section', name: section.trim().replace(/\s+/g, ' '), span })
    else if (found[4]) targets.push({ kind: 'packet', span })
    at += found[0].length
    between.lastIndex = at
    const more = between.exec(plain)
    if (!more) break
    at += more[0].length
  }
  const rest = plain.slice(at).trim()
  const behalf = /^for\s+(\S+)$/i.exec(rest)
  const actor = behalf && readActor(behalf[1]!)
  if (actor && name.letter === 'D' && (verb === 'objects to' || verb === 'answers')) box.on_behalf_of = actor
  const wrong = (message: string, start: number) =>
    report(place, 'malformed-statement', flatSpan(flat, place, start, Math.max(to, start)), message)

  if (rest && !box.on_behalf_of)
    wrong(
      `\`${rest}\` in the header of ${name.id} is no target: name statements, a \`section "NAME"\` or \`the packet\`.`,
      at,
    )
  else if (!targets.length) wrong(`${name.id} does not say what it ${verb}.`, from)
  for (const target of targets) {
    if (!fits(verb, target))
      report(place, 'malformed-statement', target.span, `${name.id}: \`${verb}\` cannot point there. ${pointsTo(verb)}`)
  }
  if (targets.length > 1 && name.letter === 'D')
    report(
      place,
      'malformed-statement',
      targets[1]!.span,
      `${name.id} has more than one target: a draft changes one thing.`,
    )
  if (name.letter === 'D' && (verb === 'objects to' || verb === 'answers') && !box.on_behalf_of)
    wrong(`${name.id} does not say for whom it ${verb}: add \`for @handle\`.`, from)
  return targets
}

function fits(verb: BoxVerb, target: Target): boolean {
  if (verb === 'objects to') return true
  if (verb === 'revises') return target.kind === 'section' || (target.kind === 'statement' && !/^[OR]/.test(target.id))
  if (verb === 'adds to') return target.kind === 'section'
  if (verb === 'answers') return target.kind === 'statement' && /^[OQ]/.test(target.id)
  if (verb === 'carries') return target.kind === 'statement' && target.id.startsWith('O')
  return target.kind === 'statement'
}

function pointsTo(verb: BoxVerb): string {
  if (verb === 'adds to') return 'It names a section, like `section "Rollback"`.'
  if (verb === 'answers') return 'It names an objection or a question.'
  if (verb === 'carries') return 'It names an objection.'
  if (verb === 'revises') return 'It names a statement or a section; nobody revises an objection or a carried risk.'
  return 'It names a statement.'
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
