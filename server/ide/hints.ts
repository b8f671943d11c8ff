// A few words in the line itself: how old a source is, and that a statement is accepted or changed since.
import type { Range } from '../../schemas/packet.ts'
import { daysBetween } from '../evidence/dates.ts'
import type { Checked } from '../rules/run.ts'
import { acceptanceOfBlock, acceptedText } from './accepted.ts'
import { ageOf } from './describe.ts'

export type Hint = { readonly at: number; readonly text: string; readonly more: string }

export function hints(checked: Checked, within: Range): readonly Hint[] {
  const { world } = checked
  const { packet } = checked.subject
  const inside = (at: number) => within.start <= at && at <= within.end
  const found: Hint[] = []
  for (const { block, start } of packet.blocks) {
    if (start > within.end || start + block.text.length < within.start) continue
    for (const { id, captured } of block.evidence) {
      const source = world.source(id)
      if (!captured || !source || !inside(start + captured.span.end)) continue
      const days = daysBetween(captured.day, world.clock.today)
      const state = source.state === 'fresh' || source.state === 'not-checked' ? '' : `, ${source.state}`
      found.push({ at: start + captured.span.end, text: `${days} d${state}`, more: ageOf(source, world) })
    }
    for (const { id, idSpan } of block.statements) {
      const accepted = acceptanceOfBlock(id, checked)
      if (!accepted || accepted.state === 'never accepted' || !inside(start + idSpan.end)) continue
      const mark = accepted.state === 'accepted' ? '✓' : '≠'
      found.push({
        at: start + idSpan.end,
        text: `${mark} @${accepted.by.by}`,
        more: acceptedText(accepted, world) ?? '',
      })
    }
  }
  return found
}
