// The packets that everybody reads: the one in docs/format.md, and those of the examples.
import { globSync, readFileSync } from 'node:fs'
import { isPacket } from '../../server/packet/look.ts'

const docs = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8')

/** Every piece of a packet that docs/format.md shows, and the whole one. */
export const fences = [...docs.matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, fence]) => fence!)
export const example = fences.find(fence => fence.startsWith('---\n'))!

export const packets: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'docs/format.md', text: example },
  ...globSync('examples/**/*.md', { cwd: new URL('../..', import.meta.url) })
    .toSorted()
    .map(name => ({ name, text: readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8') }))
    .filter(({ text }) => isPacket(text)),
]
