// Ledgers to which something was done: a script, what happens to its files, and the damage that they show afterwards.
import assert from 'node:assert/strict'
import { canonical, digestOf, type Value } from '../../server/ledger/canonical.ts'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { namespaceOf } from '../../server/ledger/definition.ts'
import { definitionOf, type EventType } from '../../server/ledger/events/index.ts'
import { foldLedger, type Ledger } from '../../server/ledger/fold.ts'
import { signatureName } from '../../server/ledger/names.ts'
import { armored } from './keys.ts'
import { keyOf, type Laws, type Play, play, tell, world } from './play.ts'

export type Touch = (files: Map<string, Buffer>, played: Play) => void

/** What is wrong, as `kind event`, and whether the objection of the script is still seen. */
export function check(script: string, touch: Touch, expected: string, laws: Laws = {}): Ledger {
  const played = play(script, laws)
  const files = new Map(played.files.map(({ name, bytes }) => [name, Buffer.from(bytes!)]))
  touch(files, played)
  const ledger = foldLedger(
    [...files].map(([name, bytes]): LedgerFile => ({ name, bytes })),
    world,
  )
  for (const { message } of ledger.damage) assert.match(message, /\.$/)
  const lines = tell({ ledger, names: played.names })
    .split('\n')
    .filter(line => line.startsWith('!'))
  assert.deepEqual(
    lines.map(line =>
      line
        .slice(2)
        .replace(/ [0-9a-f]{8}(?= |$)/, '')
        .trim(),
    ),
    expected
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  )
  return ledger
}

/** Puts another event in the place of one, under its own right name, and takes those away that knew the first. */
export function rewrite(
  files: Map<string, Buffer>,
  { id, names }: Play,
  name: string,
  change: (event: Readonly<Record<string, unknown>>) => object,
  signer?: string,
): void {
  const event = change(JSON.parse(files.get(`${id(name)}.json`)!.toString()))
  const order = [...names.values()]
  const gone = order.slice(order.indexOf(name)).map(id)
  for (const file of files.keys()) if (gone.some(one => file.startsWith(one))) files.delete(file)
  const bytes = Buffer.from(canonical(event as Value))
  files.set(`${digestOf(bytes)}.json`, bytes)
  if (!signer) return
  const key = keyOf(signer)
  const act = definitionOf((event as { type: EventType }).type).act
  const armor = armored(key, namespaceOf(act), bytes)
  files.set(signatureName(digestOf(bytes), digestOf(key.blob)), Buffer.from(armor))
}

export const untouched: Touch = () => undefined
export const three = `a: @lea objection-raised { id: O1, targets: [C1], words: No. }
  b: @maria objection-answered { objection: $a, words: Yes. }
  c: @lea objection-withdrawn { objection: $a }`
