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

/** Whether it ever holds in some tries: a busy machine makes one slow, a bad growth makes all of them slow. */
function sometimes(holds: () => string | undefined): void {
  const whys = []
  for (let index = 0; index < 6; index++) {
    const why = holds()
    if (why === undefined) return
    whys.push(why)
  }
  assert.fail(whys.join('\n'))
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const start = performance.now()
  const result = work()
  return { ms: performance.now() - start, result }
}

suite('the fold takes its time in proportion', () => {
  for (const [name, shape] of Object.entries(shapes))
    test(name, () => {
      const files = make(shape, 4_000)
      assert.equal(foldLedger(files, world).damage.length, 0)
      sometimes(() => {
        const small = timed(() => foldLedger(files.slice(0, 1_001 + opened.length), world))
        const large = timed(() => foldLedger(files, world))
        return large.ms < 9 * small.ms ? undefined : `${small.ms} ms for a quarter, ${large.ms} ms for all`
      })
    })
  test('and one more event costs a small part of it', () => {
    const files = make(shapes['one line']!, 4_000)
    sometimes(() => {
      const cold = timed(() => foldLedger(files.slice(0, -20), world))
      let grown: Ledger = cold.result
      const times = files.slice(-20).map(file => timed(() => void (grown = grown.with([file]))).ms)
      assert.equal(grown.events.length, 4_001)
      const [median] = times.sort((a, b) => a - b).slice(10)
      return median! < cold.ms / 10 ? undefined : `${median} ms for one more, ${cold.ms} ms for all`
    })
  })
})
