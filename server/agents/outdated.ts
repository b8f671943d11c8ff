// Drafts of an agent that people have moved on from: their target reads otherwise, their evidence does, or what they answer
// is settled. They are named, and wait for a person all the same: an agent takes nothing off the table.
import type { Scene } from '../acts/act.ts'
import { blockOf } from '../acts/targets.ts'
import type { DraftRecord } from '../ledger/state.ts'

export function outdated(scene: Scene, agent: string): readonly { readonly id: string; readonly why: string }[] {
  const { drafts } = scene.ledger.state
  return [...drafts.values()].flatMap(draft => {
    if (draft.actor !== agent || draft.status !== 'pending' || draft.outdated !== undefined) return []
    const why = whyOutdated(draft, scene)
    return why ? [{ id: scene.ledger.shownId(draft.event) ?? draft.id, why }] : []
  })
}

function whyOutdated({ targets, read, verb }: DraftRecord, scene: Scene): string | undefined {
  for (const target of targets) {
    if (target.kind === 'event') {
      const status = scene.ledger.state.objections.get(target.event)?.status
      if (status === 'withdrawn' || status === 'carried') return `what it answers is ${status}`
    } else if (target.kind !== 'packet' && target.digest && verb !== 'answers' && verb !== 'objects to') {
      const name = target.kind === 'statement' ? target.id : target.name
      const now = blockOf(name, scene)
      if (!now) return `${name} is not on the page any more`
      if (now.digest !== target.digest) return `${name} reads otherwise than it did`
    }
  }
  const { packet, readings } = scene.subject
  for (const { id, digest } of read) {
    const reading = readings.get(packet.evidenceOf(id)?.locator ?? '')
    if (reading?.state === 'read' && reading.digest !== digest) return `${id} reads otherwise than it did`
  }
  return undefined
}
