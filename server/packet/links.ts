// Labels of link definitions: the one thing that a block must know about the rest of the page.
import type { Definition } from 'mdast'
import type { Placed } from '../../schemas/packet.ts'
import { standsAlone } from './alone.ts'
import type { Chars } from './source.ts'
import { type Kept, readWindow } from './window.ts'

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
  text: Chars,
): readonly Placed[] {
  const changed = [...assumed.symmetricDifference(defined)].map(loose)
  if (!changed.length) return placed
  const mentions = ({ block }: Placed) => {
    if (block.type === 'front matter' || !block.text.includes('[')) return false
    if (changed.length > many) return true
    const source = loose(normal(block.text))
    return changed.some(label => source.includes(label))
  }
  return runs(placed, text).flatMap(run => (run.some(mentions) ? readAgain(run, defined, text) : run))
}

/** Blocks with those right below them, which they may have a say in. */
function runs(placed: readonly Placed[], text: Chars): Placed[][] {
  const all: Placed[][] = []
  for (const one of placed) {
    const open = all.at(-1)
    if (open && open[0]!.block.type !== 'front matter' && !standsAlone(text, one.start)) open.push(one)
    else all.push([one])
  }
  return all
}

/** The definitions decide how words read, not where blocks begin. */
function readAgain(run: readonly Placed[], labels: ReadonlySet<string>, text: Chars): Placed[] {
  const last = run.at(-1)!
  const from = run[0]!.start
  const found = readWindow(text.slice(from, last.start + last.block.text.length), from, labels)
  return found.map(({ gather, start }) => ({ block: gather(), start }))
}

const normal = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()

/** A label may go over lines that a quote marks. */
const loose = (text: string): string => text.replace(/[\s>]+/g, ' ')
