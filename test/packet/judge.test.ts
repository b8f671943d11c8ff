// remark-parse judges the engine: the same blocks and the same inline nodes, at the same places.
// And one reading of the whole page judges the reading in windows.
import assert from 'node:assert/strict'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { read } from '../../server/packet/engine.ts'
import { cutFrontMatter } from '../../server/packet/front-matter.ts'
import { parse } from '../../server/packet/parse.ts'
import { readWindow } from '../../server/packet/window.ts'
import { packets } from './example.ts'
import { hostile, pages, random } from './hostile.ts'

const remark = unified().use(remarkParse).use(remarkGfm)

/** Every node with a place but text, which remark cuts where it links plain addresses. */
function places(node: Nodes, shift: number, out: string[] = []): string[] {
  const { position } = node
  if (position && node.type !== 'text' && node.type !== 'root')
    out.push(`${node.type} ${position.start.offset! - shift}-${position.end.offset! - shift}`)
  if ('children' in node) for (const child of node.children) places(child, shift, out)
  return out
}

/** The engine takes every footnote for defined, so remark is shown definitions above the page. */
const check = (text: string) => {
  const body = text.slice(cutFrontMatter(text).end).replace(/^\ufeff/, '')
  const labels = new Set([...body.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label))
  const above = `${[...labels].map(label => `[^${label}]: x`).join('\n\n')}\n\n***\n\n`
  const judged = places(remark.parse(above + body), above.length).filter(place => !/ -\d/.test(place))
  assert.deepEqual(places(read(body, new Set()), 0), judged, body)

  const whole = readWindow(body, 0, new Set()).map(({ start, gather }) => [start, gather().type, gather().text])
  assert.deepEqual(
    parse(body).blocks.map(({ block, start }) => [start, block.type, block.text]),
    whole,
    body,
  )
}

const count = Number(process.env.COUNTERSIGN_EDITS ?? 10_000) / 10

suite('remark judges', () => {
  for (const { name, text } of packets) test(name, () => check(text))
  test('the pages that edits begin with', () => pages.forEach(check))
  test('long pages of all of them', () => {
    const next = random(3)
    for (let round = 0; round < 6; round++)
      check(Array.from({ length: 60 }, () => pages[next(pages.length)]).join('\n\n'))
  }).timeout(30_000)
  test(`${count} pages of hostile pieces`, () => {
    const next = random(4)
    for (let round = 0; round < count; round++)
      check(`text\n\n${Array.from({ length: 2 + next(30) }, () => hostile[next(hostile.length)]).join('')}`)
  }).timeout(60_000)
})
