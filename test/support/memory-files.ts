// A workspace in memory, for tests: the same answers as the disk gives, without one.
import type { Evidence } from '../../schemas/packet.ts'
import type { Reading } from '../../server/evidence/reading.ts'
import type { Files, NoBytes } from '../../server/workspace/ports.ts'
import { readingsOf } from '../../server/workspace/readings.ts'

export type MemoryFiles = Files & {
  /** How often each path was read. */
  readonly reads: ReadonlyMap<string, number>
  write(path: string, content: string | Uint8Array): void
}

export function memoryFiles(
  content: Iterable<readonly [path: string, content: string | Uint8Array]> = [],
): MemoryFiles {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly version: string }>()
  const reads = new Map<string, number>()
  let versions = 0
  const write = (path: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    files.set(path, { bytes, version: String(++versions) })
  }
  for (const [path, text] of content) write(path, text)

  const absent = (path: string): NoBytes => ({ state: 'nothing', why: `There is no file \`${path}\`.` })
  return {
    reads,
    write,
    async look(path) {
      const file = files.get(path)
      return file ? { size: file.bytes.length, version: file.version } : absent(path)
    },
    async read(path, cap) {
      const file = files.get(path)
      if (!file) return absent(path)
      if (file.bytes.length > cap) return { state: 'refused', why: `\`${path}\` is too large.` }
      reads.set(path, (reads.get(path) ?? 0) + 1)
      return file
    },
  }
}

/** What the definitions of a page select in these files. */
export const readAll = (
  definitions: readonly Pick<Evidence, 'locator'>[],
  content: ReadonlyMap<string, string>,
  page = 'packet.md',
): Promise<ReadonlyMap<string, Reading>> => readingsOf(memoryFiles(content), undefined).read(definitions, page)
