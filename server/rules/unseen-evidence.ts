import type { Acceptance } from '../ledger/state.ts'
import { defineRule, type World } from './rule.ts'
import { judgedBlocks } from './shared/accepted.ts'
import { cited } from './shared/cites.ts'
import { dayOf, opened } from './shared/recorded.ts'

export const unseenEvidence = defineRule({
  code: 'unseen-evidence',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'What a person accepted rests on evidence that says what it said to them, or that somebody looked at since.',

  *check(world) {
    for (const { block, standing } of judgedBlocks(world)) {
      if (standing.state !== 'accepted' || block.kind !== 'statement') continue
      const statement = world.packet.statement(block.name)
      if (!statement) continue
      for (const { label, span } of cited(statement)) {
        const reading = world.source(label)?.reading
        const seen = standing.by.seen.find(({ id }) => id === label)?.digest
        if (reading?.state !== 'read' || seen === undefined || seen === reading.digest) continue
        if (!wasLookedAt(label, reading.digest, standing.by, world)) continue
        if (isConfirmed(block.name, { digest: block.digest, label, now: reading.digest }, world)) continue
        yield { span, message: says(block.name, label, standing.by, world) }
      }
    }
  },
})

type Sight = { readonly digest: string; readonly label: string; readonly now: string }

/** The ledger says that the source changed after the words were accepted. What no look recorded, `changed-evidence` finds by the page. */
function wasLookedAt(label: string, digest: string, by: Acceptance, world: World): boolean {
  const ledger = opened(world)?.ledger
  const looks = ledger?.state.retrievals.get(label) ?? []
  return looks.some(look => look.digest === digest && ledger!.precedes(by.event, look.event))
}

/** Somebody said with their key that these words hold on what the source says now. */
function isConfirmed(claim: string, { digest, label, now }: Sight, world: World): boolean {
  const all = opened(world)?.ledger.state.confirmations.get(claim) ?? []
  return all.some(
    one => one.proven && one.digest === digest && one.seen.some(({ id, digest: seen }) => id === label && seen === now),
  )
}

const says = (id: string, label: string, by: Acceptance, world: World) =>
  `@${by.by} accepted ${id} on ${dayOf(by, world)} with another ${label} in front of them: its source has changed since, and nobody has said that ${id} still holds.`
