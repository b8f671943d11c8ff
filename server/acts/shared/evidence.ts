// Evidence as it reads now. Nobody signs for what could not be read.
import type { Refusal, Scene } from '../act.ts'

export type Seen = { readonly id: string; readonly digest: string }

export function readNow(labels: readonly string[], scene: Scene): { readonly seen: Seen[] } | Refusal {
  const { packet, readings } = scene.subject
  const seen: Seen[] = []
  for (const label of new Set(labels)) {
    const definition = packet.evidenceOf(label)
    if (!definition) return { no: `The page has no evidence ${label}.` }
    const reading = readings.get(definition.locator)
    if (reading?.state !== 'read')
      return { no: `${label} could not be read: ${reading?.why ?? 'nobody has looked at it yet'}` }
    seen.push({ id: label, digest: reading.digest })
  }
  return { seen }
}
