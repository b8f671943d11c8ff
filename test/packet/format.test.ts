// No formatter changes what a packet says or what a person accepted.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { applyFixes } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import { format } from 'prettier'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { digester } from '../../server/packet/digest.ts'
import { parse } from '../../server/packet/parse.ts'
import { packets } from './example.ts'
import { rendered } from './rendered.ts'

const digests = digester(text => createHash('sha256').update(text).digest('hex'))

const meaning = (text: string) => {
  const packet = parse(text)
  const blocks = digests.blocks(packet).map(({ name, section, digest }) => `${name} (${section}) ${digest}`)
  return {
    blocks,
    revision: digests.revision(packet),
    read: rendered(packet),
    table: packet.table?.rows.map(({ text: cell }) => cell),
  }
}

const check = (before: string, after: string) => {
  assert.notEqual(after.trim(), '')
  assert.deepEqual(meaning(after), meaning(before))
}

const remark = (bullet: '*' | '+' | '-', rule: '*' | '_') =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter)
    .use(remarkStringify, {
      bullet,
      emphasis: rule === '*' ? '_' : '*',
      strong: rule === '*' ? '_' : '*',
      rule,
      setext: true,
    })

suite('formatters', () => {
  for (const { name, text } of packets) {
    for (const proseWrap of ['always', 'never', 'preserve'] as const) {
      test(`prettier, proseWrap ${proseWrap}: ${name}`, async () =>
        check(text, await format(text, { parser: 'markdown', proseWrap, printWidth: 60 })))
    }
    test(`remark: ${name}`, () => {
      check(text, String(remark('*', '*').processSync(text)))
      check(text, String(remark('+', '_').processSync(text)))
    })
    test(`markdownlint’s fixes: ${name}`, () => {
      // MD053 deletes definitions that nobody cites: that is no formatting.
      const { content = [] } = lint({ strings: { content: text }, config: { MD053: false } })
      check(text, applyFixes(text, content))
    })
    test(`line ends: ${name}`, () => check(text, text.replaceAll('\n', '\r\n')))
  }
})
