// An edit gives what a full reading of the new text gives, and leaves alone what it did not touch.
import assert from 'node:assert/strict'
import type { Packet } from '../../schemas/packet.ts'
import { parse } from '../../server/packet/parse.ts'
import { revise, type TextEdit } from '../../server/packet/revise.ts'
import { hostile, pages, random } from './hostile.ts'
import { sameAs } from './plain.ts'

const check = (packet: Packet, edit: TextEdit): Packet => {
  const revised = revise(packet, edit)
  const whole = parse(packet.text.slice(0, edit.start) + edit.text + packet.text.slice(edit.end))
  try {
    sameAs(revised, whole)
  } catch (error) {
    throw new Error(`${JSON.stringify(packet.text)}\n${JSON.stringify(edit)}`, { cause: error })
  }
  return revised
}

const count = Number(process.env.COUNTERSIGN_EDITS ?? 10_000)
const seed = Number(process.env.COUNTERSIGN_SEED ?? 20_261_120)

suite('revise', () => {
  test(`${count} edits of short pages equal a full reading`, () => {
    const next = random(seed)
    for (let done = 0; done < count; ) {
      let packet = parse(pages[next(pages.length)]!)
      for (let step = 0; step < 40 && done < count && packet.text.length < 3000; step++, done++) {
        packet = check(packet, hostileEdit(packet.text, next))
      }
    }
  }).timeout(300_000)

  test(`${count / 50} edits of long pages equal a full reading`, () => {
    const next = random(seed)
    for (let done = 0; done < count / 50; ) {
      let packet = parse(longPage(next, 25))
      for (let step = 0; step < 20 && done < count / 50; step++, done++) {
        packet = check(packet, hostileEdit(packet.text, next))
      }
    }
  }).timeout(300_000)

  test('windows do not show: a long page equals its reading in one piece', () => {
    const next = random(seed)
    for (let round = 0; round < 8; round++) {
      const text = longPage(next, 40)
      const grown = revise(parse(text.slice(0, text.length >> 1)), {
        start: text.length >> 1,
        end: text.length >> 1,
        text: text.slice(text.length >> 1),
      })
      sameAs(grown, parse(text))
    }
  }).timeout(60_000)

  test('blocks that an edit does not touch stay the same objects', () => {
    const before = parse(longPage(random(1), 20))
    const at = before.text.indexOf('**F1.**', before.text.length >> 1) + 10
    const after = revise(before, { start: at, end: at, text: 'x' })
    const kept = new Set(before.blocks.map(({ block }) => block))
    const fresh = after.blocks.filter(({ block }) => !kept.has(block))
    assert.equal(after.blocks.length, before.blocks.length)
    assert.ok(fresh.length > 0 && fresh.length < 4, `${fresh.length} blocks were read again`)
  })

  test('a link that is defined elsewhere is read again when its definition comes, goes or moves', () => {
    const page = parse('# A\n\nSee [the plan][plan].\n\nOther words.\n\n[plan]: p.md\n')
    const words = (packet: Packet) =>
      packet.blocks.find(({ block }) => block.type === 'paragraph')!.block.words[0]!.text
    assert.equal(words(page), 'See the plan.')
    const at = page.text.indexOf('[plan]:')
    const gone = check(page, { start: at, end: page.text.length, text: '' })
    assert.equal(words(gone), 'See [the plan][plan].')
    const back = check(gone, { start: 0, end: 0, text: '[PLAN]: q.md\n\n' })
    assert.equal(words(back), 'See the plan.')
  })
})

/** Pages one after the other, with whatever separates them. */
function longPage(next: (below: number) => number, parts: number): string {
  const between = ['\n', '\n\n', '\r\n\r\n', '', '\n\n\n', '\n***\n']
  const body = Array.from({ length: parts }, () => pages[next(pages.length)]! + between[next(between.length)]!)
  return body.join('')
}

function hostileEdit(text: string, next: (below: number) => number): TextEdit {
  const start = next(text.length + 1)
  const piece = hostile[next(hostile.length)]!
  const way = next(6)
  if (way === 0) return { start, end: Math.min(text.length, start + 1 + next(3)), text: '' }
  if (way === 1) return { start, end: Math.min(text.length, start + next(200)), text: piece }
  if (way === 2) {
    const from = next(text.length + 1)
    return { start, end: start, text: text.slice(from, from + next(300)) }
  }
  if (way === 3) {
    const line = text.lastIndexOf('\n', start - 1) + 1
    return { start: line, end: line, text: piece }
  }
  return { start, end: start, text: piece }
}
