// What a long ledger costs is counted in what is asked of it, for that is the same on every machine.
import assert from 'node:assert/strict'
import { check } from '../../server/rules/run.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { contested } from '../support/contested.ts'
import { prepare } from '../support/subject.ts'

/** How often the rules ask a ledger for the ID of something. */
async function asksOf(count: number): Promise<number> {
  const { subject } = await prepare(contested(count), '2026-11-18')
  const { record } = subject
  assert.ok(record)
  let asks = 0
  const ledger = {
    ...record.ledger,
    shownId(event: string) {
      asks++
      return record.ledger.shownId(event)
    },
  }
  const { findings } = check({ ...subject, record: { ...record, ledger } } satisfies Subject)
  assert.equal(findings.filter(({ rule }) => rule.code === 'open-objection').length, count)
  return asks
}

suite('a long ledger', () => {
  test('is asked for each ID as often however many there are', async () => {
    const [short, long] = [await asksOf(10), await asksOf(40)]
    assert.ok(long <= 4 * short, `${short} times for 10 objections, ${long} times for 40`)
  })
})
