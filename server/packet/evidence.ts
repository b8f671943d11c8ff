// Evidence: a footnote definition that says where a source is, when it was captured and what it hashed to.
import type { FootnoteDefinition } from 'mdast'
import type { Evidence, Span, When } from '../../schemas/packet.ts'
import { nodeSpan, type Place, report, spanOf } from './place.ts'
import { collect, keep } from './prose.ts'
import { readLead } from './statement.ts'
import { type Part, splitParts, tailEnd } from './tail.ts'
import { readWhen } from './when.ts'
import { type Flat, flatSpan, flatten } from './words.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Any footnote definition: a note in plain words is prose. */
export function readDefinition(node: FootnoteDefinition, place: Place): void {
  const label = node.label ?? node.identifier
  const meant = /^e\d+$/i.test(label)
  const [first, ...rest] = node.children
  if (first?.type !== 'paragraph') {
    if (meant) wrong(place, nodeSpan(place, node), `[^${label}] does not say what it is. ${form(label)}`)
    collect(node.children, place)
    return
  }
  const flat = flatten(first.children, place)
  const lead = readLead(flat, place)
  if (lead?.letter !== 'E') {
    if (meant) wrong(place, nodeSpan(place, first), `[^${label}] does not begin with its ID in bold. ${form(label)}`)
    keep(flat, place, { place: 'paragraph', ...(meant && { statement: label }) })
    collect(rest, place)
    return
  }
  place.known.add(lead.idSpan.start)
  keep(flat, place, { place: 'paragraph', statement: lead.id }, lead.rest)
  if (lead.id !== label)
    wrong(
      place,
      lead.idSpan,
      `This is the definition of [^${label}] and calls itself ${lead.id}: readers see ${lead.id}.`,
      [{ title: `Call it ${label}`, edits: [{ span: lead.idSpan, text: label }] }],
    )
  if (rest.length) {
    wrong(place, nodeSpan(place, rest[0]!), `${lead.id} goes on after its line: evidence is one paragraph.`)
    collect(rest, place, lead.id)
  }
  place.block.evidence.push(readEvidence(flat, place, lead, nodeSpan(place, node)))
}

const form = (id: string) => `Write [^${id}]: **${id}** KIND: [TITLE](LOCATOR), captured DATE, \`sha256:…\`.`

function wrong(place: Place, span: Span, message: string, fixes?: Parameters<typeof report>[4]): void {
  report(place, 'malformed-evidence', span, message, fixes)
}

function readEvidence(
  flat: Flat,
  place: Place,
  lead: { readonly id: string; readonly idSpan: Span; readonly rest: number },
  span: Span,
): Evidence {
  const { id, idSpan } = lead
  const colon = flat.plain.indexOf(':', lead.rest)
  const kind = flat.plain.slice(lead.rest, Math.max(colon, lead.rest)).trim()
  const kindSpan = flatSpan(flat, place, lead.rest, lead.rest + kind.length)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(kind))
    wrong(place, kind ? kindSpan : idSpan, `${id} does not say what kind of evidence it is. ${form(id)}`)
  const from = colon < 0 ? lead.rest : colon + 1
  const found = readLocator(flat, place, id, from)
  const evidence: Writable<Evidence> = {
    id,
    span,
    idSpan,
    kind,
    kindSpan,
    title: found.title,
    locator: found.locator,
    locatorSpan: found.span,
    captured: undefined,
    frozen: false,
    restrictedTo: [],
  }
  readParts(flat, place, evidence, found.end)
  if (evidence.digest && !evidence.captured)
    wrong(place, idSpan, `${id} has a digest and does not say when it was captured.`)
  return evidence
}

/** A link, or a title and a code span. */
function readLocator(flat: Flat, place: Place, id: string, from: number) {
  const link = flat.links.find(one => one.from >= from)
  const code = flat.codes.find(one => one.from >= from && !one.value.startsWith('sha256:'))
  if (link && (!code || link.from < code.from)) {
    const before = flat.plain.slice(from, link.from).trim()
    if (before) wrong(place, flatSpan(flat, place, from, link.from), `\`${before}\` stands before the link of ${id}.`)
    const title = flat.text.slice(link.from, link.to).trim()
    return { title, locator: link.url, span: destination(link, place), end: link.to }
  }
  if (code) {
    const title = flat.text.slice(from, code.from).trim().replace(/,$/, '').trim()
    if (!title) wrong(place, spanOf(place, code.start, code.end), `${id} has no title.`)
    return { title, locator: code.value, span: flatSpan(flat, place, code.from, code.to), end: code.to }
  }
  const end = flat.plain.indexOf(',', from)
  const stop = end < 0 ? flat.text.length : end
  const title = flat.text.slice(from, stop).trim()
  const span = flatSpan(flat, place, stop - flat.text.slice(from, stop).trimStart().length, stop)
  wrong(place, span, `${id} does not say where it is: link the title, or put the locator in a code span after it.`)
  return { title, locator: '', span, end: stop }
}

/** Where the address of `[TITLE](ADDRESS)` stands. */
function destination(link: Flat['links'][number], place: Place): Span {
  const source = place.source.slice(link.children, link.end)
  const found = /^\]\(\s*(?:<([^<>\n\r]*)>|([^\s)]\S*?))(?=\s|\)*$)/.exec(source)
  const address = found?.[1] ?? found?.[2]
  if (address === undefined) return spanOf(place, link.start, link.end)
  const start = link.children + source.indexOf(address, 2)
  return spanOf(place, start, start + address.length)
}

function readParts(flat: Flat, place: Place, evidence: Writable<Evidence>, from: number): void {
  const parts = splitParts(flat.plain, from, tailEnd(flat.plain))
  let last = ''
  for (const [index, part] of parts.entries()) {
    if (index === 0 && !part.text) continue
    const code = flat.codes.find(one => one.from === part.from && one.to === part.to)
    const name = code ? readDigest(code.value, flat, place, evidence, part) : readPart(flat, place, evidence, part)
    if (!name && last === 'restricted to') evidence.restrictedTo = [...evidence.restrictedTo, part.text]
    else if (!name && last === 'said by' && part.text)
      evidence.saidBy = {
        party: `${evidence.saidBy!.party}, ${part.text}`,
        span: { ...evidence.saidBy!.span, end: flatSpan(flat, place, part.from, part.to).end },
      }
    else if (!name)
      wrong(
        place,
        flatSpan(flat, place, part.from, part.to),
        `\`${flat.text.slice(part.from, part.to)}\` in ${evidence.id} is no field. Fields are captured, a digest in a code span, fresh for, frozen, in force, said by, restricted to and replaces.`,
      )
    last = name ?? last
  }
}

function readDigest(value: string, flat: Flat, place: Place, evidence: Writable<Evidence>, part: Part): string {
  const hex = /^sha256:([0-9a-f]{12,64})$/.exec(value)?.[1]
  const span = flatSpan(flat, place, part.from, part.to)
  if (hex === undefined)
    wrong(
      place,
      span,
      `\`${value}\` in ${evidence.id} is no digest: \`sha256:\` and at least twelve hex digits in lower case.`,
    )
  else evidence.digest = { hex, span: { ...span, start: span.end - hex.length } }
  return 'digest'
}

function readPart(flat: Flat, place: Place, evidence: Writable<Evidence>, part: Part): string | undefined {
  const found =
    /^(captured|fresh for|in force|said by|restricted to|replaces)\s+(\S.*)$/i.exec(part.text) ??
    /^(frozen)()$/i.exec(part.text)
  if (!found) return undefined
  const name = found[1]!.toLowerCase()
  const said = found[2]!
  const start = part.to - said.length
  const span = flatSpan(flat, place, start, part.to)
  const bad = (what: string) => wrong(place, span, `\`${said}\` in ${evidence.id} is no ${what}.`)
  if (name === 'frozen') evidence.frozen = true
  if (name === 'restricted to') evidence.restrictedTo = [...evidence.restrictedTo, said]
  if (name === 'said by') evidence.saidBy = { party: flat.text.slice(start, part.to), span }
  if (name === 'captured') evidence.captured = dated(said, span, evidence.id, place)
  if (name === 'fresh for') {
    const [, count, unit] = /^(\d{1,6})([dh])$/.exec(said) ?? []
    if (count) evidence.freshFor = { hours: Number(count) * (unit === 'd' ? 24 : 1), text: said, span }
    else bad('duration: write days or hours, like `14d` or `36h`')
  }
  if (name === 'replaces') {
    if (/^E[1-9]\d{0,8}$/.test(said)) evidence.replaces = { id: said, span }
    else bad('ID of evidence, like `E3`')
  }
  if (name === 'in force') {
    const [first = '', second] = said.split('..', 2)
    const from = dated(first.trim(), flatSpan(flat, place, start, start + first.length), evidence.id, place)
    const last = second?.trim()
    const until = last
      ? dated(last, flatSpan(flat, place, part.to - last.length, part.to), evidence.id, place)
      : undefined
    if (from) evidence.inForce = { from, ...(until && { until }), span }
  }
  return name
}

function dated(text: string, span: Span, whose: string, place: Place): When | undefined {
  const when = readWhen(text, span)
  if (!when) report(place, 'malformed-date', span, `\`${text}\` in ${whose} is no date. Write it like 2026-11-20.`)
  return when
}
