// Words of people as lines of the page. They are Markdown, and stand as they were written as long as nothing in them
// reads as something that its author did not say: another statement, somebody's entry in a thread, the end of a box.
import type { Packet, ThreadVerb } from '../../schemas/packet.ts'
import { definedLabels } from './links.ts'
import { parse } from './parse.ts'
import { letterForLetter, linesOf } from './plain.ts'

/** A header and the words under it, as the lines of a box. */
export const boxed = (lines: readonly string[]): readonly string[] => lines.map(line => (line ? `> ${line}` : '>'))

/** The body of a box. `header` stands above it, since it says what may stand below. */
export function bodyLines(text: string, header: string): readonly string[] {
  const asWritten = linesOf(text)
  if (asWritten.join('') === '') return []
  const threaded = header.startsWith('**O')
  const tried = tryOut([header, '', ...asWritten, ...(threaded ? ['', probe] : [])])
  return tried.whole && tried.entries === (threaded ? 1 : 0) && tried.problems <= tryOut([header]).problems
    ? asWritten
    : letterForLetter(text)
}

const probe = '- answered by @probe, 2026-01-01: Probe.'

export type SaidEntry = { readonly verb: ThreadVerb; readonly actor: string; readonly day: string }

/** `- answered by @maria, 2026-11-12: text`, with further lines under its first one. */
export function entryLines({ verb, actor, day }: SaidEntry, text: string): readonly string[] {
  const asWritten = entry(verb, actor, day, linesOf(text))
  const header = '**O1** objects to C1 — @probe, 2026-01-01'
  const known = verb === 'answered' || verb === 'sustained' || verb === 'withdrawn'
  const tested = known ? asWritten : entry('answered', actor, day, linesOf(text))
  const tried = tryOut([header, '', 'Probe.', '', probe, ...tested, probe])
  return tried.whole && tried.entries === 3 && tried.problems === 0
    ? asWritten
    : entry(verb, actor, day, letterForLetter(text))
}

const entry = (verb: string, actor: string, day: string, [first = '', ...more]: readonly string[]) => [
  `- ${verb} by ${actor}, ${day}:${first ? ` ${first}` : ''}`,
  ...more.map(line => (line ? `  ${line}` : '')),
]

function tryOut(lines: readonly string[]): { whole: boolean; entries: number; problems: number } {
  const packet: Packet = parse(boxed(lines).join('\n'))
  const [only, ...others] = packet.blocks
  const [box] = only?.block.statements ?? []
  const quiet = packet.blocks.every(({ block }) => block.directives.length === 0 && block.evidence.length === 0)
  return {
    whole: box?.shape === 'boxed' && others.length === 0 && quiet && definedLabels(packet.blocks).size === 0,
    entries: box?.thread.length ?? 0,
    problems: packet.blocks.reduce((sum, { block }) => sum + block.problems.length, 0),
  }
}
