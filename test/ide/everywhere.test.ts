// Wherever the cursor stands, on whichever example: an answer, never an exception, and only places that are on the page.
import assert from 'node:assert/strict'
import { pieces } from '../../client/manifest/pieces.ts'
import type { Range } from '../../schemas/packet.ts'
import { doingsAt, mendingsAt } from '../../server/ide/actions.ts'
import { completions } from '../../server/ide/completion.ts'
import { folds } from '../../server/ide/folding.ts'
import { hints } from '../../server/ide/hints.ts'
import { hover } from '../../server/ide/hover.ts'
import { lenses } from '../../server/ide/lenses.ts'
import { links } from '../../server/ide/links.ts'
import { definition, references, renamed, renaming } from '../../server/ide/names.ts'
import { selections } from '../../server/ide/selection.ts'
import { type Outlined, outline } from '../../server/ide/symbols.ts'
import { tokenModifiers, tokens, tokenTypes } from '../../server/ide/tokens.ts'
import { apply } from '../../server/rules/apply.ts'
import { judge } from '../examples/workspace.ts'

const day = '2026-11-20'

for (const name of ['credential-exception.md', 'remediation-credit.md', 'access-escalation.md'])
  suite(name, () => {
    const checked = judge(name, day)
    const onPage = (text: string, { start, end }: Range) => 0 <= start && start <= end && end <= text.length
    test('every offset has an answer', async () => {
      const found = await checked
      const { packet } = found.subject
      for (let at = 0; at <= packet.text.length; at += 3) {
        const ranges = [
          ...(hover(found, at) ? [hover(found, at)!.range] : []),
          ...references(found, at).map(({ range }) => range),
          ...selections(packet, at),
          ...completions(found, at).map(({ range }) => range),
        ]
        for (const range of ranges) assert.ok(onPage(packet.text, range), `${at}: ${JSON.stringify(range)}`)
        definition(found, at)
        doingsAt(found, { start: at, end: at }, '@maria')
      }
    })
    test('what a selection grows to holds the cursor and what it held before', async () => {
      const { packet } = (await checked).subject
      for (let at = 0; at <= packet.text.length; at += 7) {
        const grown = selections(packet, at)
        assert.deepEqual(grown.at(-1), { start: 0, end: packet.text.length })
        for (const [index, range] of grown.entries()) {
          assert.ok(range.start <= at && at <= range.end)
          const before = grown[index - 1]
          if (before) assert.ok(range.start <= before.start && before.end <= range.end)
        }
      }
    })
    test('a name that leads somewhere is among the places that use it', async () => {
      const found = await checked
      const { packet } = found.subject
      for (const { idSpan, id } of [...packet.statements, ...packet.evidence]) {
        const { start } = packet.range(idSpan)
        const used = references(found, start)
        assert.ok(
          used.some(({ defines, range }) => defines && range.start === start),
          id,
        )
        for (const { range } of used) assert.equal(packet.text.slice(range.start, range.end), id)
      }
    })
    test('an ID that is renamed is gone, and nothing else is', async () => {
      const found = await checked
      const { packet } = found.subject
      for (const { idSpan, id } of packet.statements.slice(0, 10)) {
        const at = packet.range(idSpan).start
        if ('no' in renaming(found, at)) continue
        const fresh = `${id.charAt(0)}987`
        const done = renamed(found, at, fresh)
        assert.ok('places' in done)
        const text = apply(
          packet.text,
          done.places.map(range => [{ range, text: fresh }]),
        ).text
        assert.equal(text.replaceAll(fresh, id), packet.text)
      }
    })
    test('outline, folds, links, lenses, hints and tokens stand on the page', async () => {
      const found = await checked
      const { packet } = found.subject
      const nested = (one: Outlined) => {
        assert.ok(one.range.start <= one.at.start && one.at.end <= one.range.end, one.name)
        one.children.forEach(nested)
      }
      outline(packet).forEach(nested)
      const whole = { start: 0, end: packet.text.length }
      const places = [
        ...folds(packet),
        ...links(found.subject).map(({ range }) => range),
        ...lenses(found, undefined).map(({ range }) => range),
        ...tokens(found),
      ]
      for (const range of places) assert.ok(onPage(packet.text, range))
      for (const { at } of hints(found, whole)) assert.ok(at > 0 && at < packet.text.length)
      assert.ok(links(found.subject).length > 0)
    })
    test('tokens follow one another', async () => {
      const all = tokens(await checked)
      for (const [index, token] of all.entries()) assert.ok(index === 0 || all[index - 1]!.end <= token.start)
    })
    test('every fix that is offered can be made', async () => {
      const found = await checked
      const { text } = found.subject.packet
      for (const { changes, title } of mendingsAt(found, { start: 0, end: text.length }))
        assert.equal(apply(text, [changes]).applied, 1, title)
    })
  })

test('VS Code is told of every type and modifier that a piece may have', () => {
  assert.deepEqual(
    pieces.semanticTokenTypes.map(({ id }) => id),
    [...tokenTypes],
  )
  assert.deepEqual(
    pieces.semanticTokenModifiers.map(({ id }) => id),
    [...tokenModifiers],
  )
})
