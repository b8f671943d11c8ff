// How the work grows with the ledger. Times differ from machine to machine; how they grow must not.
import assert from 'node:assert/strict'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { writeEvent } from '../../server/ledger/event.ts'
import { foldLedger, type Ledger } from '../../server/ledger/fold.ts'
import { play, world } from './play.ts'

const { files: opened, ledger } = play('')
const { id: root, event: opening } = ledger.events[0]!

type Tip = { readonly id: string; readonly lamport: number }
/** Which of the events so far the next one knows as its parents. */
type Shape = (tips: readonly Tip[], index: number) => readonly Tip[]

const shapes: Readonly<Record<string, Shape>> = {
  'one line': tips => [tips.at(-1)!],
  'all beside each other': tips => [tips[0]!],
  'two lines that never meet': tips => [tips.at(-2) ?? tips[0]!],
  'forks that join at once': (tips, index) => (index % 3 === 2 ? tips.slice(-2) : [tips[index - (index % 3)]!]),
  'a stem with a leaf at every event': (tips, index) => [tips[index - (index % 2)]!],
}

function make(shape: Shape, count: number): LedgerFile[] {
  const tips: Tip[] = [{ id: root, lamport: 1 }]
  const files = [...opened]
  for (let index = 0; index < count; index++) {
    const parents = shape(tips, index)
    const lamport = 1 + Math.max(...parents.map(parent => parent.lamport))
    const { id, name, bytes } = writeEvent({
      ...opening,
      type: 'evidence-retrieved',
      actor: `agent:a${index}`,
      seq: 1,
      prev: null,
      parents: [...new Set(parents.map(parent => parent.id))].sort(),
      lamport,
      body: {
        evidence: `E${(index % 50) + 1}`,
        locator: 'evidence/a.json',
        digest: root,
        captured: '2026-11-12',
        why: 'refresh',
      },
    })
    tips.push({ id, lamport })
    files.push({ name, bytes })
  }
  return files
}

/** The shortest of some tries, in milliseconds. */
function shortest<T>(tries: number, work: () => T): { readonly ms: number; readonly result: T } {
  let ms = Number.POSITIVE_INFINITY
  let result = work()
  for (let index = 0; index < tries; index++) {
    const start = performance.now()
    result = work()
    ms = Math.min(ms, performance.now() - start)
  }
  return { ms, result }
}

suite('the fold takes its time in proportion', () => {
  for (const [name, shape] of Object.entries(shapes))
    test(name, () => {
      const files = make(shape, 4_000)
      const small = shortest(2, () => foldLedger(files.slice(0, 1_001 + opened.length), world))
      const large = shortest(2, () => foldLedger(files, world))
      assert.equal(large.result.damage.length, 0)
      assert.ok(large.ms < 12 * small.ms, `${small.ms} ms for a quarter, ${large.ms} ms for all`)
    })
  test('and one more event costs a small part of it', () => {
    const files = make(shapes['one line']!, 4_000)
    const cold = shortest(2, () => foldLedger(files.slice(0, -20), world))
    let grown: Ledger = cold.result
    const times = files.slice(-20).map(file => {
      const start = performance.now()
      grown = grown.with([file])
      return performance.now() - start
    })
    assert.equal(grown.events.length, 4_001)
    const [median] = times.sort((a, b) => a - b).slice(10)
    assert.ok(median! < cold.ms / 10, `${median} ms, and ${cold.ms} ms for all`)
  })
})
