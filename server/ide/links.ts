// Where the page's evidence lies: a file of the workspace with the lines in it, or an address.
import type { Range } from '../../schemas/packet.ts'
import { parseLocator, pathFrom } from '../evidence/locator.ts'
import type { Subject } from '../workspace/subject.ts'

export type Link = { readonly range: Range; readonly title: string } & (
  | { readonly kind: 'file'; readonly path: string; readonly line?: number }
  | { readonly kind: 'web'; readonly url: string }
)

export function links({ packet, path: page }: Pick<Subject, 'packet' | 'path'>): readonly Link[] {
  return packet.evidence.flatMap((evidence): readonly Link[] => {
    const { locator, locatorSpan, title } = evidence
    const found = parseLocator(locator)
    const range = packet.range(locatorSpan)
    if (found.kind === 'web') return [{ kind: 'web', range, title, url: found.url }]
    const path = found.kind === 'file' ? pathFrom(page, found.path) : undefined
    if (found.kind !== 'file' || path === undefined) return []
    const { fragment } = found
    const line = fragment.kind === 'lines' || fragment.kind === 'rows' ? { line: fragment.from } : {}
    return [{ kind: 'file', range, title, path, ...line }]
  })
}
