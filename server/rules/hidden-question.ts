import type { Span } from '../../schemas/packet.ts'
import { acceptanceOf } from '../ledger/acceptance.ts'
import type { Ledger } from '../ledger/fold.ts'
import { defineRule, type World } from './rule.ts'
import { goesByDecision } from './shared/accepted.ts'
import { wholePacket } from './shared/places.ts'
import { dayOf, opened, placeOfName } from './shared/recorded.ts'

export const hiddenQuestion = defineRule({
  code: 'hidden-question',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every question of the ledger stands on the page, unless a person dropped it.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    for (const id of questionsOf(ledger)) {
      if (world.packet.statement(id) || isDropped(id, ledger) || goesByDecision(id, ledger)) continue
      const by = acceptanceOf(ledger.state, id)
      const section = by?.kind === 'statement' && by.section ? `§ ${by.section}` : ''
      const span = placeOfName(section, world.packet) ?? wholePacket(world.packet)
      if (span)
        yield { span, message: `${id}, which ${known(id, world)}, is in the ledger and not on the page.`, data: id }
    }
  },

  fix({ data }, world) {
    const id = String(data)
    const by = acceptanceOf(world.record!.ledger.state, id)
    const words = by && world.record!.words(by.words)
    const place = words && placeFor(by.kind === 'statement' ? by.section : undefined, world)
    if (!words || !place) return []
    const text = words.startsWith(`**${id}`) ? words : `**${id}.** ${words}`
    return [{ title: `Put ${id} back as it was accepted`, edits: [{ span: place, text: `\n\n${text}` }] }]
  },
})

const questionsOf = ({ state }: Ledger): readonly string[] =>
  [...new Set([...state.threads.keys(), ...state.acceptances.keys()])].filter(name => /^Q\d/.test(name))

const isDropped = (id: string, { state }: Ledger) =>
  (state.threads.get(id) ?? []).some(({ verb, proven }) => verb === 'dropped' && proven)

function known(id: string, world: World): string {
  const { state } = world.record!.ledger
  const by = acceptanceOf(state, id)
  if (by) return `@${by.by} accepted on ${dayOf(by, world)}`
  const entry = state.threads.get(id)!.at(-1)!
  return `${entry.actor} ${entry.verb} on ${dayOf(entry, world)}`
}

/** At the end of the section in which it stood. */
function placeFor(name: string | undefined, { packet }: World): Span | undefined {
  const section = packet.sections.find(one => one.name === name)
  const block = section ? section.blocks.at(-1) : packet.blocks.at(-1)?.block
  const end = block?.text.trimEnd().length ?? 0
  return block && { block, start: end, end }
}
