// What the packets of the examples say on a day, place by place.
import { type Examples, subjectOf } from '../../build/example-play.ts'
import { examplesHere } from '../../build/examples.ts'
import type { Packet } from '../../schemas/packet.ts'
import { clockOf } from '../../server/host/judge.ts'
import { type Checked, check, type Reported } from '../../server/rules/run.ts'

export const examples = examplesHere()

export const judge = async (name: string, day: string, files: Examples = examples): Promise<Checked> =>
  check(await subjectOf(files, name, zone => clockOf({ now: 0, asOf: day }, zone)))

/** One line for each place: what is found there, by severity, in the order of the page. */
export function summary({ subject: { packet }, findings }: Checked): string {
  const lines = new Map<string, string[]>()
  for (const { rule, severity, range } of findings) {
    const where = about(packet, range)
    lines.set(where, [...(lines.get(where) ?? []), `${rule.code}${severity === 'error' ? '' : ` (${severity})`}`])
  }
  return [...lines].map(([where, codes]) => `${where}: ${codes.join(', ')}`).join('\n')
}

/** The evidence, statement, front-matter key or section in which a finding stands. */
function about(packet: Packet, { start, end }: Reported['range']): string {
  const holds = (span: Parameters<Packet['range']>[0]) => {
    const range = packet.range(span)
    return range.start <= start && end <= range.end
  }
  const named = [...packet.evidence, ...packet.statements].find(({ span }) => holds(span))
  if (named) return named.id
  const key = [...packet.fields].find(([, { valueSpan }]) => holds(valueSpan))?.[0]
  const block = packet.blocks.findLast(placed => placed.start <= start)?.block
  return key ?? (block && packet.sectionOf(block)?.name) ?? 'top of the page'
}
