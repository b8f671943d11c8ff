// Whatever edits arrive, in whatever shape: the server's text is the client's, and what is found in it is what a fresh look
// finds. The oracle is the protocol's own document.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Document } from '../../server/lsp/documents.ts'
import { isPacket } from '../../server/packet/look.ts'
import { parse } from '../../server/packet/parse.ts'
import { editor, frontMatter } from './editor.ts'

const pages = [
  `${frontMatter}# A\n\n**C1.** Two hosts 😀 can read it.[^E1]\n\n- **Q1.** Who? — @lea\n\n[^E1]: **E1** remark: [Note](a.md), captured 2026-11-12\n`,
  `${frontMatter}> [!CAUTION]\n>\n> **O1** objects to C1 — @lea (security), 2026-11-10\n>\n> Käse.\n`.replaceAll(
    '\n',
    '\r\n',
  ),
  '# Plain\rwith old\rline ends\n\nand new ones',
  '',
]

const place = fc.record({ line: fc.integer({ min: -2, max: 22 }), character: fc.integer({ min: -2, max: 60 }) })
const piece = fc.constantFrom(
  '',
  'x',
  '\n',
  '\r',
  '\r\n',
  '😀',
  '---\n',
  '**C2.** New.\n\n',
  '> ',
  '[^E1]',
  `${frontMatter}`,
  '```\n',
)
const change = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: place, end: place }), text: piece }) },
  { weight: 1, arbitrary: fc.record({ text: fc.constantFrom(...pages) }) },
)
const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 })

test('the server’s text is the client’s', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), changes, (text, all) => {
      const mine = new Document('file:///packet.md', 1, text, 'utf-16')
      let theirs = fresh(text)
      for (const [index, some] of all.entries()) {
        mine.change(some, 7 - index)
        // Its own table of lines goes wrong where an edit joins or parts a CR and an LF: it begins anew each time.
        for (const one of some)
          theirs = fresh(TextDocument.update(fresh(theirs.getText()), [{ ...one }], index + 2).getText())
        const now = theirs.getText()
        assert.equal(mine.text, now)
        for (let at = 0; at <= now.length; at++) assert.deepEqual(mine.places.position(at), theirs.positionAt(at))
        assert.equal(mine.packet !== undefined, isPacket(now))
        if (mine.packet) assert.deepEqual(seen(mine.packet), seen(parse(now)))
      }
    }),
    { numRuns: 300 },
  )
})

/** What is said stays the same, and stands elsewhere. */
const belowTheHead = fc.array(
  fc.array(
    fc
      .record({ line: fc.integer({ min: 5, max: 14 }), character: fc.nat(20) })
      .chain(start =>
        fc.record({ range: fc.constant({ start, end: start }), text: fc.oneof(fc.constantFrom('x', '\n'), piece) }),
      ),
    { minLength: 1, maxLength: 2 },
  ),
  { minLength: 1, maxLength: 8 },
)

test('what the server says after edits is what it says of the same text afresh', async () => {
  const client = await editor(`-- packet.md --\n${pages[0]}`)
  const said = async () => {
    const report = await client.pull('packet.md')
    const symbols = await client.request<unknown>('textDocument/documentSymbol', 'packet.md')
    return [report.kind === 'full' && report.items, symbols]
  }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pages.slice(0, 2)), belowTheHead, async (text, all) => {
      let now = fresh(text)
      await client.open('packet.md', text)
      for (const some of all) {
        await said()
        await client.change('packet.md', ...some)
        for (const one of some) now = fresh(TextDocument.update(fresh(now.getText()), [{ ...one }], 2).getText())
      }
      const after = await said()
      await client.close('packet.md')
      await client.open('packet.md', now.getText())
      assert.deepEqual(after, await said())
      await client.close('packet.md')
    }),
    { numRuns: 100 },
  )
})

const fresh = (text: string) => TextDocument.create('file:///packet.md', 'markdown', 1, text)

const seen = ({ text, blocks, statements }: ReturnType<typeof parse>) => ({
  text,
  blocks: blocks.map(({ start, block }) => [start, block.text]),
  ids: statements.map(({ id }) => id),
})

test('places in bytes lead there and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(100), (line, character) => {
      const document = new Document('file:///a.md', 1, `é\n${line}\nend`, 'utf-8')
      const at = document.places.offset({ line: 1, character })
      const back = document.places.position(at)
      assert.ok(back.line > 1 || back.character <= Math.max(character, 0) || /[\r\n]/.test(line))
      assert.equal(document.places.offset(back), at)
    }),
  )
})
