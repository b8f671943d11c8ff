// Turns what reviewers wrote elsewhere, or straight into the page, into objections in their names: word for word, one each.
// Each waits for its reviewer, who makes it an objection or drops it. Nothing is merged, shortened or answered here.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { sectionText } from '../../packet/section-text.ts'
import { short, sorted } from '../elsewhere.ts'
import { letsThrough } from '../gate-on.ts'
import { isNit, isNod } from '../nods.ts'
import { type Pasted, pastedIn } from '../pasted.ts'
import { askedOf } from '../questions.ts'
import { type DraftGiven, defineRole, type Proposal, type View } from '../role.ts'
import { sourceOf } from '../source.ts'

export const normaliser = defineRole({
  name: 'normaliser',
  summary:
    'Brings comments from elsewhere onto the page as objections in the names of those who wrote them, word for word.',
  reads: ['comments'],
  writes: ['objections'],

  *propose(view) {
    const { packet, workspace } = view.scene.subject
    const { found, unknown } = pastedIn(packet, workspace.roster)
    const moved: Pasted[] = []
    for (const one of found) {
      const target = mentioned(one.text, packet) ?? one.inside ?? sectionAround(one, packet)
      const proposal = objection(one.by, one.text, target, 'It was written into the page.', view)
      if (!proposal || (proposal.does === 'propose' && letsThrough(proposal.given, view))) moved.push(one)
      if (proposal) yield proposal
    }
    yield* takenOut(moved, found, view)
    for (const { by, text } of unknown)
      yield {
        does: 'ask',
        about: by,
        says: `“${short(text)}” is a comment of ${by}, who is not on the roster: whose objection is it?`,
        who: askedOf(view),
      }
    const { open, told } = sorted(view)
    for (const { person, comment } of open) {
      const { text, line, from, state } = comment
      const target = mentioned(text, packet) ?? (line === undefined ? 'packet' : at(line, packet))
      const since = state === 'outdated' ? ', on text that has changed since' : ''
      const proposal = objection(person, text, target, `It was written at ${from}${since}.`, view)
      if (proposal) yield proposal
    }
    yield* told
  },
})

/** Nothing where it is known already, confirmed, dropped or still waiting. */
function objection(by: string, text: string, target: string, reasons: string, view: View): Proposal | undefined {
  if (isKnown(by, text, view)) return undefined
  if (isNod(text))
    return {
      does: 'ask',
      about: target,
      says: `@${by} wrote “${short(text)}”. A comment signs nothing off: @${by} does, with \`countersign review\`.`,
      who: `@${by}`,
    }
  if (isNit(text))
    return {
      does: 'ask',
      about: target,
      says: `@${by} wrote “${short(text)}” on ${target} and says that it holds nothing up: whoever edits takes it up or leaves it.`,
      who: askedOf(view),
    }
  const given: DraftGiven = { object: target, for: by, text, reasons: `${reasons} The words are @${by}’s own.` }
  return { does: 'propose', given }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

function isKnown(by: string, text: string, { scene: { ledger, words } }: View): boolean {
  const wanted = plain(text)
  const same = (digest: string | undefined) => digest !== undefined && plain(words(digest) ?? '') === wanted
  const { drafts, objections } = ledger.state
  return (
    [...drafts.values()].some(one => one.verb === 'objects to' && one.onBehalfOf === by && same(one.words)) ||
    [...objections.values()].some(one => one.actor === `@${by}` && same(one.words))
  )
}

/** The one statement that the words name. */
function mentioned(text: string, packet: Packet): string | undefined {
  const ids = new Set([...text.matchAll(/(?<![\w-])([FCHQNPE][1-9]\d{0,8})(?![\w-])/g)].map(([, id]) => id!))
  const known = [...ids].filter(id => packet.statement(id) ?? packet.evidenceOf(id))
  return known.length === 1 ? known[0] : undefined
}

const sectionAround = ({ block }: Pasted, packet: Packet) => packet.sectionOf(block)?.name ?? 'packet'

function at(line: number, packet: Packet): string {
  let offset = 0
  for (let count = 1; count < line && offset >= 0; count++) offset = packet.text.indexOf('\n', offset) + 1 || -1
  if (offset < 0) return 'packet'
  const statement = packet.statements.find(one => {
    const { start, end } = packet.range(one.span)
    return !/[ODR]/.test(one.letter) && packet.text.lastIndexOf('\n', start) + 1 <= offset && offset < end
  })
  const placed = packet.blocks.findLast(({ start }) => start <= offset)
  return statement?.id ?? (placed && packet.sectionOf(placed.block)?.name) ?? 'packet'
}

/** What stands in an objection's box by now is taken out of the text that it was written into. */
function* takenOut(moved: readonly Pasted[], found: readonly Pasted[], view: View): Iterable<Proposal> {
  const { packet } = view.scene.subject
  const places = Map.groupBy(found, one => one.inside ?? `§ ${sectionAround(one, packet)}`)
  for (const [place, all] of places) {
    const boxed = all.filter(one => moved.includes(one))
    if (boxed.length === 0) continue
    // A nod that stayed would look like an approval.
    const nods = all.filter(({ text }) => isNod(text))
    const inPlace = [...boxed, ...nods]
    const section = place.startsWith('§ ') ? place.slice(2) : undefined
    const statement = section === undefined ? packet.statement(place) : undefined
    const before = statement ? sourceOf(statement, packet) : sectionText(packet, section ?? '')
    const rest = inPlace.reduce((text, one) => text.replace(rawOf(one, packet, statement), gap), before)
    const text = tidied(rest.replace(leading, ''))
    const reasons = [
      `The comments of ${namesOf(boxed)} stand in boxes of their own.`,
      ...(nods.length > 0 ? [`What ${namesOf(nods)} wrote signs nothing off, and looks as if it did.`] : []),
    ].join('\n')
    if (text !== '' && text !== before)
      yield { does: 'propose', given: { revise: statement?.id ?? section!, text, reasons } }
    else if (text === '')
      yield {
        does: 'ask',
        about: section ?? place,
        says: `Under “${section ?? place}” stand only comments, which are objections now: take them out by hand.`,
        who: askedOf(view),
      }
  }
}

const namesOf = (all: readonly Pasted[]) => [...new Set(all.map(({ by }) => `@${by}`))].join(', ')

const gap = '\0'
/** A paragraph that only led to comments: `From the call, to be worked in:` */
const leading = /(?<=^|\n[ \t]*\n)[^\n\0]{1,200}:[ \t]*\n\s*\0(?=[\0\s]*$)/g

const tidied = (text: string) =>
  text
    .replaceAll(gap, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** As `sourceOf` or `sectionText` shows it: lines of an item stand there without their indent, blocks with a line between. */
function rawOf({ start, end, block }: Pasted, packet: Packet, statement: Statement | undefined): string {
  const { text } = packet
  if (statement) return text.slice(start, end).replace(/\n[ \t]+/g, '\n')
  const { start: own } = packet.range({ block, start: 0, end: 0 })
  const before = start < own ? `${text.slice(start, own).trimEnd()}\n\n` : ''
  return (before + text.slice(Math.max(start, own), end)).replace(/\r\n/g, '\n')
}
