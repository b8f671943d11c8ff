// Brings a page in step with its ledger, merge conflicts included. It decides nothing and writes no event; where it is not
// sure that nobody's text is lost, it leaves the page alone and says where to look.
import { parse } from '../../packet/parse.ts'
import type { Refusal, Scene } from '../act.ts'
import { hasConflicts, linesOf, settle, withConflicts } from './conflicts.ts'
import { follow } from './follow.ts'
import { isSound } from './sound.ts'
import { seenOn, viewOf } from './view.ts'

export type Synced = {
  readonly text: string
  readonly says: readonly string[]
  /** Conflicts that only a person can settle. */
  readonly left: number
}

export function sync(text: string, scene: Scene): Synced | Refusal {
  const view = viewOf(scene)
  if (view.ledger.standing.opened.length === 0)
    return { no: 'The packet is not open, so there is no ledger that the page could follow: `countersign open`.' }
  const settled = hasConflicts(text) ? settle(text, view) : { page: { text, frozen: [] }, left: [] }
  if ('unclear' in settled) {
    const { first, last } = settled.unclear
    return {
      no: `Lines ${first} to ${last} hold conflict markers that do not fit together. Settle them by hand, then sync.`,
    }
  }
  const { page, left } = settled
  const followed = follow(page, view)
  const says = left.map(({ whole }) => {
    const { first, last } = linesOf(text, whole)
    return `Lines ${first} to ${last} are a conflict in people's own text: choose what stands there, then sync again.`
  })
  if (left.length > 0)
    return { text: withConflicts(followed.page, left, text), says: [...followed.says, ...says], left: left.length }
  const seen = seenOn(view, page.text)
  if (!isSound(seen.packet, followed.page.text, seen)) return { no: whyNot(page.text) }
  return { text: followed.page.text, says: followed.says, left: 0 }
}

function whyNot(text: string): string {
  const packet = parse(text)
  const broken = packet.blocks.flatMap(({ block }) => block.problems)
  const lines = [...new Set(broken.map(({ span }) => linesOf(text, packet.range(span)).first))]
    .sort((a, b) => a - b)
    .slice(0, 5)
  const where = lines.length > 0 ? ` Look at line ${lines.join(', ')} first: what stands there cannot be read.` : ''
  return `The page cannot be brought in step without touching other text, so nothing was changed.${where}`
}
