// Packets of a workspace in groups, the one that matters first. Pure, so that it can be tried without an editor.
import type { PacketEntry } from '../../schemas/protocol.ts'

export const groupings = ['waits', 'verdict', 'owner'] as const
export type Grouping = (typeof groupings)[number]

export type Group = { readonly name: string; readonly packets: readonly PacketEntry[] }

/** What can still be done something about comes before what is over. */
const order: readonly PacketEntry['verdict'][] = [
  'escalated',
  'returned',
  'blocked',
  'on hold',
  'ready for handoff',
  'ready for review',
  'drafting',
  'handed off',
]

export type Words = { readonly you: string; readonly nobody: string; readonly others: (who: string) => string }

export function grouped(packets: readonly PacketEntry[], by: Grouping, words: Words): readonly Group[] {
  const nameOf = (entry: PacketEntry): string => {
    if (by === 'verdict') return entry.verdict
    if (by === 'owner') return entry.owner ?? words.nobody
    if (entry.yours) return words.you
    return entry.waitsFor[0] ? words.others(entry.waitsFor[0]) : words.nobody
  }
  const groups = new Map<string, PacketEntry[]>()
  for (const entry of [...packets].sort(byNumber)) {
    const found = groups.get(nameOf(entry))
    if (found) found.push(entry)
    else groups.set(nameOf(entry), [entry])
  }
  const rank = ({ name, packets }: Group): number => {
    if (name === words.you) return -1
    if (name === words.nobody) return order.length
    return by === 'verdict' ? order.indexOf(packets[0]!.verdict) : 0
  }
  return [...groups]
    .map(([name, packets]): Group => ({ name, packets }))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

const byNumber = (a: PacketEntry, b: PacketEntry) => a.number.localeCompare(b.number, 'en', { numeric: true })
