// A long ledger, folded from its files and with one event more: the bytes are hashed and read, the signatures known.
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { writeEvent } from '../../server/ledger/event.ts'
import { foldLedger } from '../../server/ledger/fold.ts'
import { play, world } from '../ledger/play.ts'

export type LedgerTimes = { readonly count: number; readonly cold: number; readonly oneMore: number }

/** Milliseconds, of several tries the middle one. */
export function ledgerOf(count: number): LedgerTimes {
  const files = eventsOf(count)
  const cold = middle(5, () => void foldLedger(files, world))
  let grown = foldLedger(files.slice(0, -20), world)
  const more = files.slice(-20)
  const oneMore = middle(20, index => void (grown = grown.with([more[index]!])))
  return { count, cold, oneMore }
}

function middle(tries: number, work: (index: number) => void): number {
  const times = Array.from({ length: tries }, (_, index) => {
    const start = performance.now()
    work(index)
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[tries >> 1]!
}

/** Four agents and four people by turns, in one line: what a busy packet looks like after years. */
function eventsOf(count: number): readonly LedgerFile[] {
  const people = ['maria', 'raman', 'lea', 'otto']
  const script = Array.from({ length: 40 }, (_, index) => {
    const who = people[index % people.length]
    return index % 2 === 0
      ? `a${index}: @${who} text-accepted { blocks: [C${index + 1} / x / Text.] }`
      : `a${index}: @${who} objection-raised { id: O${index}, targets: [C${index}], words: No. }`
  })
  const { files, ledger } = play(script.join('\n'))
  const last = ledger.events.at(-1)!
  const { event: opening } = ledger.events[0]!
  let [tip, lamport] = [last.id, last.lamport]
  const latest = new Map<string, { readonly id: string; readonly seq: number }>()
  const all: LedgerFile[] = [...files]
  for (let index = 0; all.length < count + files.length; index++) {
    const actor = `agent:clerk-${index % 4}`
    const before = latest.get(actor)
    const seq = (before?.seq ?? 0) + 1
    const body = {
      evidence: `E${(index % 50) + 1}`,
      locator: 'evidence/a.json',
      digest: tip,
      captured: '2026-11-12',
      why: 'refresh' as const,
    }
    const around = { ...opening, actor, seq, prev: before?.id ?? null, parents: [tip], lamport: lamport + 1 }
    const { id, name, bytes } = writeEvent({ ...around, type: 'evidence-retrieved', body })
    latest.set(actor, { id, seq })
    ;[tip, lamport] = [id, lamport + 1]
    all.push({ name, bytes })
  }
  return all
}
