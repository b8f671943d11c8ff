// A rule that says that it reads no more than an outline looks at nothing that evidence says of itself but its ID.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import type { Block } from '../../schemas/packet.ts'
import type { Source } from '../../server/evidence/source.ts'
import { parse } from '../../server/packet/parse.ts'
import { rules } from '../../server/rules/index.ts'
import type { World } from '../../server/rules/rule.ts'
import { worldOf } from '../../server/rules/world.ts'
import { strip } from '../support/fixture.ts'
import { prepare } from '../support/subject.ts'

const folder = join(root, 'server', 'rules')
const pages = readdirSync(folder).filter(name => name.endsWith('.md') && name !== 'README.md')
const outlined = rules.flatMap(rule => (rule.scope === 'packet' && rule.reads === 'outline' ? [rule] : []))

const closed = (what: string) =>
  new Proxy(
    {},
    {
      get(_, key) {
        throw new Error(`looks at ${what}: ${String(key)}`)
      },
    },
  )

/** Evidence of which only the ID can be seen. */
const veiled = ({ id }: { readonly id: string }) =>
  new Proxy(
    { id },
    {
      get(target, key) {
        if (key !== 'id') throw new Error(`looks at ${id}: ${String(key)}`)
        return target.id
      },
    },
  )

/** The packet is read anew, so that nothing is remembered of it. */
function withoutEvidence(world: World): World {
  const packet = parse(world.packet.text)
  for (const { block } of packet.blocks) {
    const evidence = block.evidence.map(veiled)
    Object.defineProperty(block satisfies Block, 'evidence', { get: () => evidence })
  }
  const shut = () => closed('a source') as Source & readonly Source[]
  return {
    ...world,
    packet,
    sources: closed('the sources') as World['sources'],
    source: shut,
    allSources: shut,
  }
}

suite('what rules read', () => {
  for (const page of pages)
    test(page.replace('.md', ''), async () => {
      const text = readFileSync(join(folder, page), 'utf8')
      for (const [, , example = ''] of text.matchAll(/^(`{3,})packet.*\n([\s\S]*?)\n\1$/gm)) {
        const { subject } = await prepare(strip(example))
        const world = withoutEvidence(worldOf(subject))
        for (const rule of outlined)
          assert.doesNotThrow(() => [...rule.check(world)], `${rule.code} in ${JSON.stringify(example.slice(0, 80))}`)
      }
    })

  test('some rules are sure of it', () => assert.ok(outlined.length >= 10))
})
