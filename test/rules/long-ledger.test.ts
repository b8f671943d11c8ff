// What a long ledger costs is counted in what is asked of it, for that is the same on every machine.
import assert from 'node:assert/strict'
import { sceneOf } from '../../server/acts/scene.ts'
import { panelView } from '../../server/ide/panel.ts'
import { revise } from '../../server/packet/revise.ts'
import { type Checked, check } from '../../server/rules/run.ts'
import type { Subject } from '../../server/workspace/subject.ts'
import { contested } from '../support/contested.ts'
import { prepare } from '../support/subject.ts'

type Asks = { readonly first: number; readonly more: number }

/** How often a ledger is asked for the ID of something, or for words: at first, and again after a letter was typed. */
async function asksOf(count: number, before: string): Promise<Asks> {
  const { subject } = await prepare(contested(count), '2026-11-18')
  const { record, packet } = subject
  assert.ok(record)
  let asks = 0
  const counted =
    <A, B>(answer: (asked: A) => B) =>
    (asked: A) => {
      asks++
      return answer(asked)
    }
  const ledger = { ...record.ledger, shownId: counted(record.ledger.shownId) }
  const about: Subject = { ...subject, record: { ...record, ledger, words: counted(record.words) } }
  const look = (checked: Checked) => panelView(checked, sceneOf(checked.subject, ''), '@maria')
  let checked = check(about)
  look(checked)
  const first = asks
  const at = packet.text.indexOf(before) + before.length
  assert.ok(at > before.length)
  checked = check({ ...about, packet: revise(packet, { start: at, end: at, text: 'x' }) }, undefined, checked)
  const { objections } = look(checked)
  assert.equal(objections.length, count)
  return { first, more: asks - first }
}

suite('a long ledger', () => {
  test('is asked for each ID as often however many there are', async () => {
    const [short, long] = [await asksOf(10, 'Some words'), await asksOf(40, 'Some words')]
    assert.ok(long.first <= 4 * short.first, `${short.first} times for 10 objections, ${long.first} times for 40`)
  })

  for (const before of ['Some words', 'Only hosts'])
    test(`is not asked again for what a letter behind "${before}" does not change`, async () => {
      const { more } = await asksOf(20, before)
      assert.ok(more < 5, `${more} times`)
    })
})
