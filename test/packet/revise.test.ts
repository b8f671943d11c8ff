// An edit gives what a full reading of the new text gives, and leaves alone what it did not touch.
import assert from 'node:assert/strict'
import type { Packet } from '../../schemas/packet.ts'
import { parse } from '../../server/packet/parse.ts'
import { revise, type TextEdit } from '../../server/packet/revise.ts'
import { hostile, pages, random } from './hostile.ts'
import { plain } from './plain.ts'

const check = (packet: Packet, edit: TextEdit): Packet => {
  const revised = revise(packet, edit)
  const whole = parse(packet.text.slice(0, edit.start) + edit.text + packet.text.slice(edit.end))
  try {
    assert.deepEqual(plain(revised), plain(whole))
  } catch (error) {
    throw new Error(`${JSON.stringify(packet.text)}\n${JSON.stringify(edit)}`, { cause: error })
  }
  return revised
}

const count = Number(process.env.COUNTERSIGN_EDITS ?? 10_000)

suite('revise', () => {
  test(`${count} edits of short pages equal a full reading`, () => {
    const next = random(Number(process.env.COUNTERSIGN_SEED ?? 20_261_120))
    for (let done = 0; done < count; ) {
      let packet = parse(pages[next(pages.length)]!)
      for (let step = 0; step < 40 && done < count && packet.text.length < 3000; step++, done++) {
        packet = check(packet, hostileEdit(packet.text, next))
      }
    }
  }).timeout(120_000)
})

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
