// What is read by hand gives the tree that micromark gives, node by node and place by place.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { root } from '../../build/generated.ts'
import { read } from '../../server/packet/engine.ts'
import { readFast } from '../../server/packet/fast/read.ts'
import { cutFrontMatter, readFrontMatter } from '../../server/packet/front-matter.ts'
import { readYaml } from '../../server/packet/front-matter-yaml.ts'
import { readWhole } from '../../server/packet/micromark.ts'
import { packet } from '../bench/body.ts'
import { packets } from './example.ts'
import { hostile, pages, random } from './hostile.ts'

const none: ReadonlySet<string> = new Set()
const some: ReadonlySet<string> = new Set(['FOO', 'BAR', 'A', 'HERE'])

const withoutFrontMatter = (text: string) => text.slice(cutFrontMatter(text).end)

/** Nodes that say the same at the same places; the engine's have keys without a value. */
const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree))

const check = (text: string, labels = none) => {
  const [tree, wanted] = [read(text, labels), readWhole(text, labels)]
  if (!isDeepStrictEqual(tree, wanted)) assert.deepEqual(plain(tree), plain(wanted), JSON.stringify(text))
}

/** How much of a text goes to micromark, from nothing to all of it. */
function leftOver(text: string): number {
  let left = 0
  readFast(text, none, (part, labels) => {
    left += part.length
    return readWhole(part, labels)
  })
  return left / text.length
}

const generated = Array.from({ length: 12 }, (_, number) => packet(number, 90))
const bodies = [...pages, ...packets.map(({ text }) => text), ...generated].map(withoutFrontMatter)
const count = Number(process.env.COUNTERSIGN_EDITS ?? 10_000)

suite('the fast reading', () => {
  test('every page of the project', () => {
    const files = globSync('{docs,examples,server/rules,test}/**/*.md', { cwd: root })
    assert.ok(files.length > 100)
    for (const path of files) {
      const text = readFileSync(join(root, path), 'utf8')
      check(withoutFrontMatter(text))
      for (const [, block = ''] of text.matchAll(/^```+\w*\n([\s\S]*?)\n```+$/gm)) check(block)
    }
  }).timeout(60_000)

  test('packets that are generated', () => {
    for (const body of bodies) check(body)
  })

  test(`${count} pieces of pages with edits`, () => {
    const next = random(5)
    for (let done = 0; done < count; done++) check(edited(next), next(3) ? none : some)
  }).timeout(300_000)

  test(`${count / 2} pages of hostile pieces`, () => {
    const next = random(6)
    for (let done = 0; done < count / 2; done++)
      check(Array.from({ length: 2 + next(12) }, () => hostile[next(hostile.length)]).join(''), next(3) ? none : some)
  }).timeout(300_000)

  test(`${count / 2} pieces of pages with the line ends of Windows`, () => {
    const next = random(9)
    for (let done = 0; done < count / 2; done++)
      check(edited(next).replaceAll(next(50) ? /\r?\n/g : '\n', '\r\n'), next(3) ? none : some)
  }).timeout(300_000)

  test('links that the text defines itself', () => {
    const words = 'Words of [here] and [there][here], with `code`.'
    for (const definition of ['[here]: x', '> [here]: x', '- [here]: x', '[^1]: [here]: x', '```\n[here]: x\n```'])
      for (const text of [
        `${words}\n\n${definition}`,
        `${definition}\n\n${words}`,
        `${words}\n${definition}\n${words}`,
      ])
        check(text)
  })

  test('a label behind a bracket, with a place behind it', () => {
    check('a [b][foo](e.md) c', some)
    check('a [b][other](e.md) c', some)
  })

  for (const text of [
    '[a](b "x\ny") ![al\nt](u)',
    'a [foo\nbar][a\nhere] [here\nfoo]',
    '[^a\nb] c\n\n[^a]: d\n    e',
    '`a\nb` <b\nc="d\ne"> &amp;\nx&#10;y &NewLine; &#xA;',
    'a  \nb\\\nc\n\n    d\n\n    e',
    '- a\n\n  ```\n  x\n  y\n  ```\n> a\n> b',
  ])
    test(`${JSON.stringify(text)} with the line ends of Windows`, () => {
      check(text.replaceAll('\n', '\r\n'), new Set([...some, 'FOO BAR', 'A HERE']))
      check(`**F1.** ${text.replaceAll('\n', '\r\n')}\r\n\r\nMore.\r\n`, new Set([...some, 'A HERE']))
    })

  test('whole packets are read by hand', () => {
    for (const text of [...generated, ...packets.map(({ text }) => text)]) {
      const body = withoutFrontMatter(text)
      for (const one of [body, body.replaceAll('\n', '\r\n')]) assert.equal(leftOver(one), 0, text.slice(0, 200))
    }
  })

  test('one block that is not understood leaves the others to the fast reading', () => {
    const words = 'Words of **this** and *that*.\n\n'.repeat(100)
    assert.ok(leftOver(`${words}<b>bold</b>\n\n${words}`) < 0.02)
    assert.ok(leftOver(`${words}![picture](x.png)\n\n${words}`) < 0.02)
    assert.ok(leftOver(`${words}[here]: https://example.org\n\n${words}`) < 0.05)
  })
})

suite('front matter that is read by hand', () => {
  test(`${count} of them say what YAML says`, () => {
    const next = random(8)
    for (let done = 0; done < count; done++) {
      const text = `---\n${Array.from({ length: next(9) }, () => pieces[next(pieces.length)]).join('')}\n---`
      const { block, entries } = readFrontMatter(text, true)
      const problems: string[] = []
      const yaml = readYaml(block, 4, text.length - 3, (start, end, message) =>
        problems.push(`${start}-${end} ${message}`),
      )
      assert.deepEqual(entries, yaml, text)
      const said = block.problems.map(({ span, message }) => `${span.start}-${span.end} ${message}`)
      assert.deepEqual(
        problems.filter(one => !said.includes(one)),
        [],
        text,
      )
    }
  })
})

// biome-ignore format: a paragraph of pieces
const pieces = [
  'packet: ', 'a', ': ', 'profile: x y', '\n', '\n', 'key: v', '-', ' ', '1', '2026-01-01', '#', '"', "'", '[', '{', '~', 'null',
  '...', '---', '@x', ',', '.', '/', '(a)', '  ', '\t', 'é', ':', '!', '&a', '*a', '|', '>', '%', '?', 'a-b', 'A_b: c.', '\r\n',
]

/** Some lines of a page, changed in up to three places. */
function edited(next: (below: number) => number): string {
  const lines = bodies[next(bodies.length)]!.split('\n')
  const from = next(lines.length)
  let text = lines.slice(from, from + 1 + next(25)).join('\n')
  for (let left = 1 + next(3); left > 0; left--) {
    const at = next(text.length + 1)
    const piece = next(4) ? hostile[next(hostile.length)]! : ''
    text = text.slice(0, at) + piece + text.slice(next(3) ? at : at + next(6))
  }
  return text
}
