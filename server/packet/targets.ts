// What a box points to: `C1, C2`, `section "Rollback"`, `the packet`, or a quote's source in free words.
import type { Actor, BoxVerb, Letter, Span, Target } from '../../schemas/packet.ts'
import { type Place, report } from './place.ts'
import { readActor } from './tokens.ts'
import { type Flat, flatSpan } from './words.ts'

type Pointing = { readonly id: string; readonly letter: Letter; readonly idSpan: Span; readonly verb: BoxVerb }
type Pointed = { readonly targets: readonly Target[]; readonly on_behalf_of?: Actor }

const one =
  /\s*(?:([FCHQNPODRE][1-9]\d{0,8})(?![\w-])|[Ss]ection\s+(?:"([^"]*)"|\u201c([^\u201d]*)\u201d)|(the packet)(?!\w))\s*/y
const between = /(?:,(?:\s*and(?!\w))?|and(?!\w))/y

export function readTargets(flat: Flat, place: Place, name: Pointing, from: number, to: number): Pointed {
  if (name.verb === 'quotes') return { targets: quoted(flat, place, name, from, to) }
  const { targets, end } = listed(flat, place, from, to)
  const rest = flat.plain.slice(end, to).trim()
  const behalf = speaksForOthers(name) ? readActor(/^for\s+(\S+)$/i.exec(rest)?.[1] ?? '') : undefined
  const restFrom = to - flat.plain.slice(end, to).trimStart().length
  if (rest && !behalf)
    report(
      place,
      'malformed-statement',
      flatSpan(flat, place, restFrom, restFrom + rest.length),
      `\`${rest}\` in the header of ${name.id} is no target: name statements, a \`section "NAME"\` or \`the packet\`.`,
    )
  else if (!targets.length)
    report(place, 'malformed-statement', name.idSpan, `${name.id} does not say what it ${name.verb}.`)
  check(name, targets, place)
  if (speaksForOthers(name) && !behalf)
    report(
      place,
      'malformed-statement',
      targets[0]?.span ?? name.idSpan,
      `${name.id} does not say for whom it ${name.verb}: add \`for @handle\`.`,
    )
  return behalf ? { targets, on_behalf_of: behalf } : { targets }
}

/** A draft of an objection or an answer: somebody else's words, until they confirm them. */
const speaksForOthers = ({ letter, verb }: Pointing): boolean =>
  letter === 'D' && (verb === 'objects to' || verb === 'answers')

function quoted(flat: Flat, place: Place, { id, idSpan }: Pointing, from: number, to: number): Target[] {
  const text = flat.text.slice(from, to).trim()
  if (!text) {
    report(place, 'malformed-statement', idSpan, `${id} does not say what it quotes.`)
    return []
  }
  const start = to - flat.text.slice(from, to).trimStart().length
  return [{ kind: 'text', text, span: flatSpan(flat, place, start, start + text.length) }]
}

/** Targets with commas or `and` between them, up to the first word that is none. */
function listed(flat: Flat, place: Place, from: number, to: number): { targets: Target[]; end: number } {
  const plain = flat.plain.slice(0, to)
  const targets: Target[] = []
  let at = from
  while (at < to) {
    one.lastIndex = at
    const found = one.exec(plain)
    if (!found) break
    const [all, id, straight, curly] = found
    const section = straight ?? curly
    const span = flatSpan(flat, place, at + all.length - all.trimStart().length, at + all.trimEnd().length)
    if (id) targets.push({ kind: 'statement', id, span })
    else if (section !== undefined) targets.push({ kind: 'section', name: section.trim().replace(/\s+/g, ' '), span })
    else targets.push({ kind: 'packet', span })
    at += all.length
    between.lastIndex = at
    const more = between.exec(plain)
    if (!more) break
    at += more[0].length
  }
  return { targets, end: at }
}

function check({ id, letter, verb }: Pointing, targets: readonly Target[], place: Place): void {
  for (const target of targets) {
    if (fits(verb, target)) continue
    report(place, 'malformed-statement', target.span, `${id}: \`${verb}\` cannot point there. ${pointsTo(verb)}`)
  }
  if (targets[1] && letter === 'D')
    report(place, 'malformed-statement', targets[1].span, `${id} has more than one target: a draft changes one thing.`)
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
