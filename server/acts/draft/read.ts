// The evidence that a draft was made from, as it reads now: what its author names and what its text cites.

import type { Scene } from '../act.ts'
import type { Seen } from '../shared/evidence.ts'
import { isAgent } from './case.ts'
import type { Proposed } from './proposed.ts'
import { unseen } from './unseen.ts'

export type Named = { readonly label: string; readonly digest?: string }

/** `E1 E4@0d9c3b11a7f2` */
export const namedIn = (said: string | undefined): readonly Named[] =>
  (said ?? '')
    .split(/[\s,]+/)
    .filter(word => word !== '')
    .map(word => {
      const [label = '', digest] = word.split('@')
      return digest === undefined ? { label } : { label, digest }
    })

export function readFor({ given }: Proposed, scene: Scene, actor: string): readonly Seen[] {
  const { packet, readings } = (isAgent(actor) ? unseen(scene).scene : scene).subject
  const cited = [...given.text.matchAll(/\[\^(E[1-9]\d*)\]/g)].map(([, label]) => label!)
  const labels = new Set([...namedIn(given.read).map(({ label }) => label), ...cited])
  return [...labels].sort().flatMap(label => {
    const reading = readings.get(packet.evidenceOf(label)?.locator ?? '')
    return reading?.state === 'read' ? [{ id: label, digest: reading.digest }] : []
  })
}
