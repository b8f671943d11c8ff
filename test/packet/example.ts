// The packets that everybody reads: the one in docs/format.md, and those of the examples.
import { globSync, readFileSync } from 'node:fs'
import { isPacket } from '../../server/packet/look.ts'

const docs = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8')

/** The whole packet that docs/format.md shows. */
export const example = /^```markdown\n(---\n.*?)^```$/ms.exec(docs)![1]!

export const packets: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'docs/format.md', text: example },
  ...globSync('examples/**/*.md', { cwd: new URL('../..', import.meta.url) })
    .toSorted()
    .map(name => ({ name, text: readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8') }))
    .filter(({ text }) => isPacket(text)),
]
