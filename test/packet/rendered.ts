// A packet in a few lines that a person can compare with the Markdown above them.
import type { Actor, Field, Packet, Statement, Target } from '../../schemas/packet.ts'
import { kinds } from '../../schemas/packet.ts'

/** `C1 claim "text" [E1 E4] — @maria, due 2026-11-20`, its thread below, then the problems. */
export function rendered(packet: Packet): string {
  const lines = packet.blocks.flatMap(({ block }) => [
    ...block.statements.flatMap(statement),
    ...block.evidence.map(one => `${one.id} evidence ${one.kind} ${quoted(one.title)} ${one.locator}`),
    ...block.problems.map(({ code, span, message }) => `! ${code} ${quoted(packet.slice(span))}: ${message}`),
  ])
  return lines.join('\n')
}

function statement(one: Statement): string[] {
  const { box } = one
  const says = box?.verb && [
    box.verb,
    box.targets.map(target).join(', '),
    box.on_behalf_of && `for ${actor(box.on_behalf_of)}`,
  ]
  const parts = [
    one.id,
    kinds[one.letter],
    one.shape === 'inline' ? '' : one.shape,
    ...(says ? [says.filter(Boolean).join(' ')] : []),
    quoted(one.text),
    one.footnotes.length ? `[${one.footnotes.map(({ label }) => label).join(' ')}]` : '',
  ]
  const tail = [
    ...(box?.actor ? [actor(box.actor) + (box.role ? ` (${box.role})` : '')] : []),
    ...(box?.when ? [box.when.text] : []),
    ...one.fields.map(field),
  ]
  const head = parts.filter(Boolean).join(' ') + (tail.length ? ` — ${tail.join(', ')}` : '')
  const entries = one.thread.map(entry => {
    const who = entry.actor ? actor(entry.actor) : '?'
    const cited = entry.footnotes.length ? ` [${entry.footnotes.map(({ label }) => label).join(' ')}]` : ''
    return `  ${entry.verb} by ${who}, ${entry.when?.text ?? '?'} ${quoted(entry.text)}${cited}`
  })
  return [head, ...entries]
}

const quoted = (text: string) => JSON.stringify(text)
const actor = (who: Actor) => (who.kind === 'human' ? `@${who.handle}` : `agent:${who.name}`)

function target(to: Target): string {
  if (to.kind === 'statement') return to.id
  if (to.kind === 'section') return `section ${quoted(to.name)}`
  return to.kind === 'packet' ? 'the packet' : quoted(to.text)
}

function field(one: Field): string {
  if (one.name === 'owner') return `@${one.handle}`
  if (one.name === 'rests on') return `rests on ${one.ids.map(({ id }) => id).join(' ')}`
  if (one.name === 'reproduced by') return `reproduced by ${actor(one.actor)}`
  if (one.name === 'restricted to') return `restricted to ${one.roles.join(' ')}`
  if (one.name === 'topic') return `topic ${one.topic}`
  return `${one.name} ${one.when?.text ?? `?${one.text}`}`
}
