// A draft removes and weakens no objection: it takes away nothing that one stands on, changes no word of one, and does not
// say of one that it is settled. Whether it is, its reviewer says.
import type { Packet } from '../../../../schemas/packet.ts'
import { settlesElsewhere } from '../../../rules/detect/foreign.ts'
import { sentences } from '../../../rules/detect/sentences.ts'
import { quoted } from '../../../rules/shared/spoken.ts'
import type { Case, Check } from '../case.ts'

const settled =
  /\b(?:is|are|was|were|has been|have been|can be|may be|now|thereby|fully|already)\s+(?:\w+ly\s+)?(?:resolved|addressed|settled|withdrawn|closed|answered in full|overruled|dismissed|satisfied|dealt with|cleared|dropped|obsolete|moot|unfounded|baseless|irrelevant|outdated|immaterial)\b|\bno longer (?:applies|holds|stands|relevant|open)\b|\b(?:resolves|settles|closes|addresses|disposes of|overcomes|moots)\b|\b(?:only|merely|just) (?:a |an )?(?:minor|small|cosmetic|theoretical|formal)\b|\b(?:trivial|negligible|nitpick)/i
const objection = /\bO[1-9]\d*\b|\b(?:objections?|concerns?|reservations?|reviewers?['’]? (?:points?|comments?))\b/i

export const objections: Check = function* ({ draft: { verb, name, given }, scene, outcome }) {
  if (verb === 'removes') {
    const open = openOn(name, scene)
    if (open.length > 0)
      yield {
        code: 'contested',
        says: `${open.join(' and ')} ${open.length === 1 ? 'stands' : 'stand'} on ${name}: taking it out would leave an objection without what it is about.`,
        do: 'Revise the statement so that the objection can be judged, or answer the objection.',
      }
  }
  if (outcome) {
    const changed = differing(scene.subject.packet, outcome.scene.subject.packet)
    if (changed)
      yield {
        code: 'changes-objection',
        says: `${changed} would read otherwise on the page, and it is somebody’s own words.`,
        do: 'Leave objections and carried risks as they stand.',
      }
  }
  if (verb === 'objects to') return
  for (const text of [given.text, given.reasons ?? ''])
    for (const { from, to } of sentences(text)) {
      const sentence = text.slice(from, to)
      const isSettled = objection.test(sentence) && settled.test(sentence) && !/\?\s*$/.test(sentence)
      if (!isSettled && !settlesElsewhere(sentence)) continue
      yield {
        code: 'settles-objection',
        says: `${quoted(sentence)} says of an objection that it is settled, which only its reviewer says.`,
        do: 'Say what is so, and let the reviewer judge whether that answers the objection.',
      }
    }
}

function openOn(name: string, { ledger }: Case['scene']): readonly string[] {
  return [...ledger.state.objections.values()]
    .filter(({ status }) => status !== 'withdrawn')
    .filter(({ targets }) => targets.some(target => target.kind === 'statement' && target.id === name))
    .map(({ event, id }) => ledger.shownId(event) ?? id)
}

function differing(before: Packet, now: Packet): string | undefined {
  const words = (packet: Packet, id: string) => {
    const statement = packet.statement(id)
    return statement && packet.slice(statement.span).replace(/\s+/g, ' ')
  }
  return before.statements.find(({ id, letter }) => /[OR]/.test(letter) && words(before, id) !== words(now, id))?.id
}
