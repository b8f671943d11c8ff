// The parts that the fold stands on, each against something simpler or against anything at all.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readSigners } from '../../server/ledger/allowed-signers.ts'
import { readEvent } from '../../server/ledger/event.ts'
import { History } from '../../server/ledger/history.ts'
import { Layers } from '../../server/ledger/layers.ts'
import { examine } from '../../server/ledger/sshsig.ts'
import { play, runs } from './play.ts'

suite('the history', () => {
  const graph = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 2, maxLength: 70 })
  test('knows what came before what, as following every line back does', () =>
    fc.assert(
      fc.property(graph, shape => {
        const pasts: ReadonlySet<number>[] = []
        let history = new History()
        for (const [index, back] of shape.entries()) {
          const parents = [...new Set(back.map(steps => index - 1 - steps).filter(parent => parent >= 0))]
          pasts.push(new Set(parents.flatMap(parent => [parent, ...pasts[parent]!])))
          if (index % 7 === 0) history = new History(history)
          history.add(String(index), parents.map(String))
        }
        for (const [later, past] of pasts.entries())
          for (const earlier of pasts.keys())
            assert.equal(
              history.precedes(String(earlier), String(later)),
              past.has(earlier),
              `${earlier} before ${later}`,
            )
      }),
      runs(60),
    ))
})

suite('a map in layers', () => {
  const steps = fc.array(fc.record({ copy: fc.nat(9), key: fc.nat(600), value: fc.nat() }), { maxLength: 900 })
  test('says what an ordinary map says, and copies do not see each other', () =>
    fc.assert(
      fc.property(steps, list => {
        let layers = new Layers<number, number>()
        let plain = new Map<number, number>()
        let left: [Layers<number, number>, Map<number, number>] = [layers.copy(), new Map()]
        for (const { copy, key, value } of list) {
          if (copy === 0) {
            left = [layers, new Map(plain)]
            layers = layers.copy()
            plain = new Map(plain)
          }
          layers.set(key, value)
          plain.set(key, value)
          assert.equal(layers.get(key), value)
        }
        for (const [one, other] of [[layers, plain], left] as const) {
          assert.deepEqual([...one], [...other])
          assert.equal(one.size, other.size)
        }
      }),
      runs(60),
    ))
})

suite('whatever bytes', () => {
  const { files } = play('a: @maria text-accepted { blocks: [C1 / x / Text.] }')
  const bytesOf = (end: string) => files.find(({ name }) => name.endsWith(end))!.bytes!
  /** Real bytes with some of them replaced, or none of them real. */
  const bytes = (real: Uint8Array) =>
    fc.oneof(
      fc.uint8Array(),
      fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { maxLength: 5 }).map(changes => {
        const copy = Buffer.from(real)
        for (const [at, value] of changes) copy[at] = value
        return copy
      }),
    )
  test('are an event or say why not', () =>
    fc.assert(
      fc.property(bytes(bytesOf('.json')), found => void readEvent(found, '0'.repeat(64))),
      runs(300),
    ))
  test('are a signature or say why not', () =>
    fc.assert(
      fc.property(bytes(bytesOf('.sig')), found => void examine(found, new Uint8Array())),
      runs(300),
    ))
  test('are lines of signers or say why not', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab ,="\\\r\n\t#!*?ssh-ed25519 AAAA'), maxLength: 200 }),
        text => {
          const { lines, problems } = readSigners(text)
          assert.ok(lines.length + problems.length <= text.split('\n').length)
        },
      ),
      runs(300),
    ))
})
