// A statement's thread: the trailing items of its last list that begin `answered by @maria, 2026-11-12: …`.
import type { List, ListItem, PhrasingContent } from 'mdast'
import type { Footnote, Letter, ThreadEntry, ThreadVerb, Words } from '../../schemas/packet.ts'
import { threadVerbs } from '../../schemas/packet.ts'
import { nodeSpan, type Place, report } from './place.ts'
import { entryVerb, keep, opensEntry } from './prose.ts'
import { readActor } from './tokens.ts'
import { leadingWhen, readWhen } from './when.ts'
import { type Flat, flatSpan, flatten, wordsOf } from './words.ts'

/** How many items at the end of a list are thread entries. */
export function threadLength(list: List, place: Place): number {
  let count = 0
  for (const item of list.children.toReversed()) {
    if (!opensEntry(item, place)) break
    count++
  }
  return count
}

export function readEntry(
  item: ListItem,
  place: Place,
  whose: { readonly id: string; readonly letter: Letter },
  nested: (item: ListItem) => readonly Words[],
): ThreadEntry | undefined {
  const [first] = item.children
  if (first?.type !== 'paragraph') return undefined
  const before = place.block.footnotes.length
  const flat = flatten(first.children as PhrasingContent[], place)
  const found = entryVerb.exec(flat.plain)
  if (!found) return undefined
  const verb = found[1]!.toLowerCase() as ThreadVerb
  const signed = readSigner(flat, place, found[0].length, whose.id)
  const allowed: readonly string[] = Object.hasOwn(threadVerbs, whose.letter)
    ? threadVerbs[whose.letter as keyof typeof threadVerbs]
    : []
  const verbSpan = flatSpan(flat, place, 0, found[1]!.length)
  if (!allowed.includes(verb))
    report(
      place,
      'malformed-statement',
      verbSpan,
      allowed.length
        ? `${whose.id} cannot be \`${verb}\`: what can be said of it is ${allowed.map(one => `\`${one}\``).join(', ')}.`
        : `${whose.id} cannot be \`${verb}\`: its kind has no thread.`,
    )
  keep(flat, place, { place: 'paragraph', statement: whose.id })
  const own = wordsOf(flat, place, { place: 'paragraph', statement: whose.id }, signed.end)
  const more = nested(item)
  const footnotes: readonly Footnote[] = place.block.footnotes.slice(before)
  if (!allowed.includes(verb)) return undefined
  return {
    span: nodeSpan(place, item),
    verb,
    verbSpan,
    actor: signed.actor,
    actorSpan: signed.actorSpan,
    when: signed.when,
    text: [...(own ? [own.text] : []), ...more.map(({ text }) => text)].join('\n'),
    textSpan: own?.span(0, own.text.length) ?? flatSpan(flat, place, flat.text.length, flat.text.length),
    footnotes,
  }
}

/** `ACTOR, DATE:` and where the entry's own words begin. */
function readSigner(flat: Flat, place: Place, from: number, whose: string) {
  const plain = flat.plain
  const name = /^(?:agent:)?[^\s,:]*/.exec(plain.slice(from))![0]
  const actor = readActor(name)
  const actorSpan = flatSpan(flat, place, from, from + name.length)
  if (!actor)
    report(
      place,
      'malformed-statement',
      actorSpan,
      `An entry under ${whose} does not say who: write \`by @handle, DATE:\`.`,
    )

  const after = from + name.length + (/^\s*\([^()]*\)/.exec(plain.slice(from + name.length))?.[0].length ?? 0)
  const gap = /^\s*,\s*/.exec(plain.slice(after))?.[0].length
  const dated = gap === undefined ? undefined : leadingWhen.exec(plain.slice(after + gap))
  if (gap !== undefined && dated) {
    const start = after + gap
    const span = flatSpan(flat, place, start, start + dated[1]!.length)
    const when = readWhen(dated[1]!, span)
    if (!when)
      report(place, 'malformed-date', span, `\`${dated[1]}\` under ${whose} is no date. Write it like 2026-11-20.`)
    return { actor, actorSpan, when, end: start + dated[0].length }
  }
  const colon = plain.indexOf(':', after)
  const end = colon < 0 ? plain.length : colon + 1
  report(
    place,
    'malformed-statement',
    flatSpan(flat, place, 0, colon < 0 ? plain.length : colon),
    `An entry under ${whose} does not say when: write \`by @handle, 2026-11-20: words\`.`,
  )
  return { actor, actorSpan, when: undefined, end }
}
