import { bodiesOf, leftSince, sealedOn, sealedUntil } from '../workspace/retention.ts'
import { isElsewhere } from '../workspace/retrieved.ts'
import type { Record } from '../workspace/subject.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { momentText } from './shared/moments.ts'
import { wholePacket } from './shared/places.ts'
import { opened } from './shared/recorded.ts'

export const keptTooLong = defineRule({
  code: 'kept-too-long',
  scope: 'packet',
  severity: 'warning',
  summary: 'Nothing from elsewhere, and nothing sealed, is kept longer than the profile allows.',

  *check(world) {
    const record = opened(world)
    if (!record) return
    yield* stillHere(world, record)
    yield* sealedTooLong(world, record)
    const { packet, profile, workspace, clock } = world
    for (const { id, digest, until } of bodiesOf(packet.evidence, profile.evidence, record.ledger)) {
      if (until === undefined || clock.now <= until) continue
      const definition = packet.evidenceOf(id)
      if (!definition) continue
      const { retention } = profile.evidence[definition.kind] ?? {}
      yield {
        span: definition.kindSpan,
        message: `What ${id} said (\`${digest.slice(0, 12)}\`) may be kept for ${retention} and lapsed after ${momentText(until, workspace.timezone)}: \`countersign dispose\` destroys it.`,
      }
    }
  },
})

/** Once for the page: what it was needed for is over. */
function* sealedTooLong({ packet, profile, workspace, clock }: World, { ledger }: Record): Iterable<Finding> {
  const left = leftSince(profile, ledger)
  const until = left ?? sealedUntil(profile, ledger)
  const span = wholePacket(packet)
  if (until === undefined || clock.now <= until || !span) return
  const gone = [...ledger.state.bodiesGone].flatMap(([digest, by]) => (by ? [digest] : []))
  const still = new Set(sealedOn(packet.text).filter(shown => !gone.some(digest => digest.startsWith(shown))))
  if (still.size === 0) return
  yield {
    span,
    message:
      left === undefined
        ? `What is sealed beside this page may be kept for ${profile.sealed_retention} after the handoff and lapsed after ${momentText(until, workspace.timezone)}: \`countersign dispose\` destroys it.`
        : `What is sealed beside this page is kept, though the packet was never handed off and nobody has worked on it for ${profile.sealed_retention}, up to ${momentText(until, workspace.timezone)}: go on with it, or destroy that with \`countersign dispose\` and its ID.`,
  }
}

/** Somebody destroyed it, and this clone has it still. */
function* stillHere({ sources }: World, { ledger }: Record): Iterable<Finding> {
  for (const { definition, reading } of sources) {
    if (reading.state !== 'read' || !isElsewhere(definition.locator)) continue
    const gone = ledger.state.bodiesGone.get(reading.digest)
    if (!gone) continue
    const file = `${reading.digest.slice(0, 12)}….${reading.binary ? 'age' : 'txt'}`
    yield {
      span: definition.kindSpan,
      message: `${gone.actor} destroyed what ${definition.id} said on ${gone.time.slice(0, 10)}, and it still lies here: delete \`${file}\` beside the page.`,
    }
  }
}
