// Labels of link definitions: the one thing that a block must know about the rest of the page.
import type { Definition } from 'mdast'
import type { Placed } from '../../schemas/packet.ts'
import { type Kept, readWindow, standsAlone } from './window.ts'

/** The label as the engine compares it. */
export const labelOf = (node: Definition): string => node.identifier.toUpperCase()

/** Whatever may turn out to define a link: `[label]:`, a footnote aside. */
export function likelyLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>()
  for (const [, label = ''] of text.matchAll(/\[(?!\^)([^[\]\\]{1,999})\]:/g)) labels.add(normal(label))
  return labels
}

export function definedLabels(placed: readonly Placed[]): ReadonlySet<string> {
  const labels = new Set<string>()
  for (const { block } of placed) {
    const { links }: Kept = block
    if (links) for (const label of links) labels.add(label)
  }
  return labels
}

/** From here on it is quicker to read every block with a bracket again than to look for each label. */
const many = 50

/** The blocks; those that mention a label on which `assumed` and `defined` differ are read again. */
export function settleLinks(
  placed: readonly Placed[],
  assumed: ReadonlySet<string>,
  defined: ReadonlySet<string>,
  text: string,
): readonly Placed[] {
  const changed = [...assumed.symmetricDifference(defined)].map(loose)
  if (!changed.length) return placed
  const settled = [...placed]
  for (const [index, { block }] of placed.entries()) {
    if (!block.text.includes('[')) continue
    const source = changed.length > many ? '' : loose(normal(block.text))
    if (changed.length > many || changed.some(label => source.includes(label)))
      settled[index] = readAgain(placed, index, defined, text)
  }
  return settled
}

/** With what stands right above it, which may have a say in how it reads. */
function readAgain(placed: readonly Placed[], index: number, labels: ReadonlySet<string>, text: string): Placed {
  const { block, start } = placed[index]!
  let first = index
  while (first > 0 && !standsAlone(text, placed[first]!.start)) first--
  const from = placed[first]!.start
  const found = readWindow(text.slice(from, start + block.text.length), from, labels)
  return { block: found.at(-1)!.gather(), start }
}

const normal = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()

/** A label may go over lines that a quote marks. */
const loose = (text: string): string => text.replace(/[\s>]+/g, ' ')
