// Whatever stands in a file: no throw, no hang, nothing outside of the page, no time that grows with the square of it.
import assert from 'node:assert/strict'
import type { Packet } from '../../schemas/packet.ts'
import { digester } from '../../server/packet/digest.ts'
import { largest, parse } from '../../server/packet/parse.ts'
import { revise } from '../../server/packet/revise.ts'
import { packets } from './example.ts'
import { pages, random } from './hostile.ts'
import { monsters } from './monsters.ts'
import { sameAs } from './plain.ts'

const check = (packet: Packet) => {
  let at = 0
  for (const { block, start } of packet.blocks) {
    assert.ok(start >= at, 'blocks stand in order')
    at = start + block.text.length
    assert.equal(packet.text.slice(start, at), block.text)
    for (const { span } of [...block.problems, ...block.statements, ...block.evidence, ...block.footnotes]) {
      assert.equal(span.block, block)
      assert.ok(0 <= span.start && span.start <= span.end && span.end <= block.text.length, 'a span lies in its block')
    }
    for (const { text, span } of block.words) {
      const { start: from, end } = span(0, text.length)
      assert.ok(0 <= from && from < end && end <= block.text.length, 'words lie in their block')
    }
  }
}

const edits = Number(process.env.COUNTERSIGN_EDITS ?? 10_000)
const bytes = Number(process.env.COUNTERSIGN_BYTES ?? 5_000_000)

suite('robustness', () => {
  test('every prefix of every page', () => {
    for (const text of [...packets.map(({ text }) => text), ...pages]) {
      let packet = parse('')
      for (let length = 1; length <= text.length; length++) {
        packet = revise(packet, { start: length - 1, end: length - 1, text: text[length - 1]! })
        if (length % 211 === 0) sameAs(packet, parse(text.slice(0, length)))
      }
      check(packet)
      sameAs(packet, parse(text))
    }
  }).timeout(300_000)

  test(`${edits} random bytes`, () => {
    const next = random(7)
    for (const { text } of packets) {
      let packet = parse(text)
      for (let done = 0; done < edits / packets.length; done++) {
        const start = next(packet.text.length + 1)
        const end = Math.min(packet.text.length, start + next(3))
        const byte = String.fromCharCode(next(256))
        packet = revise(packet, { start, end, text: byte })
        if (done % 100 === 0) {
          check(packet)
          sameAs(packet, parse(packet.text))
        }
      }
    }
  }).timeout(300_000)

  test(`${bytes} characters of the worst Markdown, in step with its length`, () => {
    const size = bytes / Object.keys(monsters).length
    // Of this process: what else runs on the machine does not count.
    const time = (text: string) => {
      const start = process.cpuUsage()
      check(parse(text))
      return process.cpuUsage(start).user / 1000
    }
    for (const [name, monster] of Object.entries(monsters)) {
      const long = time(monster(size))
      if (long < 1000) continue
      const short = time(monster(size / 4))
      assert.ok(long < 9 * short, `${name}: ${short} ms, and ${long} ms for four times as much`)
    }
  }).timeout(300_000)

  test('one line of five million characters', () => check(parse(monsters.quotes!(bytes)))).timeout(60_000)

  test('digests of monsters', () => {
    const { blocks, revision } = digester(text => String(text.length))
    for (const monster of Object.values(monsters)) {
      const packet = parse(monster(2000))
      assert.ok(revision(packet))
      for (const { digest } of blocks(packet)) assert.ok(digest)
    }
  })

  test('what is kept from the engine is named, and everything else is read', () => {
    const brackets = '['.repeat(600)
    const code = `\`\`\`\n${brackets}\n\`\`\``
    const packet = parse(
      `**C1.** a\n\n${code}\n\n- b\n- ${brackets}\n- **C2.** c\n\n${'> '.repeat(200)}d\n\n**C3.** e\n`,
    )
    assert.deepEqual(
      packet.statements.map(({ id }) => id),
      ['C1', 'C2', 'C3'],
    )
    const problems = packet.blocks.flatMap(({ block }) => block.problems)
    assert.deepEqual(
      problems.map(({ code, span }) => [code, packet.slice(span)]),
      [
        ['unreadable', brackets],
        ['unreadable', `${'> '.repeat(200)}d`],
      ],
    )
  })

  test('a page beyond 20 million characters is refused, and read when it is shorter', () => {
    const packet = parse(`${'**C1.** a\n\n'.repeat(2)}${' '.repeat(largest)}`)
    assert.deepEqual(
      packet.blocks.map(({ block }) => [block.text, block.statements.length, block.problems.map(({ code }) => code)]),
      [['**C1.** a', 0, ['unreadable']]],
    )
    const shorter = revise(packet, { start: 11, end: packet.text.length, text: '' })
    assert.equal(shorter.statements.length, 1)
    assert.equal(revise(shorter, { start: 0, end: 0, text: ' '.repeat(largest) }).statements.length, 0)
  })
})
